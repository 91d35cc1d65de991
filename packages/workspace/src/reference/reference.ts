import { z } from 'zod';
import { isList } from '../json';
import { schemaOf } from '../part';
import type { FileKind } from '../folder';
import { alternatives, asShape, type Shape } from '../schema/shape';
import { shapeWords } from '../schema/words';
import { checkNotes } from './check-notes';
import { connectorNotes, notes, ruleNotes } from './notes';

interface Row {
  readonly path: string;
  readonly shape: Shape;
  readonly required: boolean;
}

/** Every key below an object, maps as `*`; unions and lists are described, not entered. */
function rows(shape: Shape, above: string): Row[] {
  if (shape.anyOf !== undefined || shape.oneOf !== undefined) return [];
  const required = new Set(shape.required ?? []);
  const own = Object.entries(shape.properties ?? {}).flatMap(([key, property]) => {
    const path = above === '' ? key : `${above}.${key}`;
    const inner = asShape(property);
    return [{ path, shape: inner, required: required.has(key) }, ...rows(inner, path)];
  });
  const more = shape.additionalProperties;
  return typeof more === 'object' ? [...own, ...rows(more, `${above}.*`)] : own;
}

/** The keys that a file may hold, for the test that each is explained. */
export function keysOf(kind: FileKind): string[] {
  return rows(z.toJSONSchema(schemaOf[kind], { io: 'input' }), '').map(({ path }) => path);
}

function isLeaf(shape: Shape): boolean {
  return shape.properties === undefined && typeof shape.additionalProperties !== 'object';
}

/** Long unions are explained in sections of their own; here only what is short. */
function kindOf(shape: Shape): string {
  const keys = asShape(shape.propertyNames).enum;
  if (keys !== undefined) return `an object of ${keys.join(', ')}`;
  if (alternatives(shape).length > 4) return 'see below';
  if (alternatives(shape).some((option) => option.properties?.connector !== undefined)) {
    return 'a connector';
  }
  if (alternatives(asShape(shape.items)).length > 4) return 'a list; see below';
  if (!isLeaf(shape)) return shape.properties === undefined ? 'names → values' : 'an object';
  return shapeWords(shape);
}

function defaultOf({ shape, required }: Row): string {
  if (required) return '**required**';
  if (shape.default === undefined) return '';
  const text = JSON.stringify(shape.default);
  return text === '{}' || text === '[]' ? 'empty' : `\`${text}\``;
}

function tableOf(lines: readonly Row[], notesOf: Readonly<Record<string, string>>): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const body = lines.map((row) => {
    const note = row.shape.description ?? notesOf[row.path] ?? '';
    return `| \`${row.path}\` | ${cell(kindOf(row.shape))} | ${defaultOf(row)} | ${cell(note)} |`;
  });
  return ['| key | value | default | meaning |', '| --- | --- | --- | --- |', ...body].join('\n');
}

function connectorSections(kind: 'source' | 'destination'): string[] {
  const file = z.toJSONSchema(schemaOf[kind], { io: 'input' });
  return alternatives(asShape(file.properties?.connection)).map((shape) => {
    const name = String(asShape(shape.properties?.connector).const);
    const lines = rows(shape, '').filter(({ path }) => path !== 'connector');
    const title = `### connector: ${name}`;
    const none = 'The system sends its records to `POST /v1/sources/{source}/records`.';
    return `${title}\n\n${lines.length === 0 ? none : tableOf(lines, connectorNotes[`${kind} ${name}`] ?? {})}`;
  });
}

function expressionSection(): string {
  const file = z.toJSONSchema(schemaOf.source, { io: 'input' });
  const expression = asShape(file.properties?.mapping).additionalProperties;
  const options = alternatives(asShape(expression)).filter(({ type }) => type !== 'array');
  const lines = options.map((option) => {
    const inner = asShape(asShape(option.properties?.address).propertyNames).enum;
    const parts = isList(inner) ? `: any of ${inner.join(', ')}` : '';
    return `- ${option.type === 'string' ? 'a column, as text; dots go into nested objects' : `\`${shapeWords(option)}\`${parts}`}`;
  });
  return [
    '### Expressions of a source mapping',
    '',
    ...lines,
    '- a list of these: all values of a many-valued field, the first that is not empty of another',
  ].join('\n');
}

/** What each rule says, by its name; a test insists that none is forgotten. */
function rulesSection(): string {
  const file = z.toJSONSchema(schemaOf.cleansing, { io: 'input' });
  const entity = asShape(asShape(file.properties?.cleansing).additionalProperties);
  const rule = asShape(asShape(entity.properties?.rules).items);
  const lines = alternatives(rule).map((shape) => {
    const name = String(asShape(shape.properties?.rule).const);
    return `| \`${name}\` | \`${shapeWords(shape).replaceAll('|', '\\|')}\` | ${ruleNotes[name] ?? ''} |`;
  });
  const head = '| rule | how it is written | what it says |\n| --- | --- | --- |';
  return `### Rules across fields\n\n${head}\n${lines.join('\n')}`;
}

function survivorshipSection(): string {
  const file = z.toJSONSchema(schemaOf.survivorship, { io: 'input' });
  const entity = asShape(asShape(file.properties?.survivorship).additionalProperties);
  const lines = alternatives(asShape(entity.properties?.default))
    .filter(({ type }) => type !== 'array')
    .map(
      (option) => `- ${option.type === 'string' ? kindOf(option) : `\`${shapeWords(option)}\``}`,
    );
  return [
    '### Rules of survivorship',
    '',
    ...lines,
    '  (the last form: any rule without arguments, with a condition)',
    '- a list of these: where one leaves a tie, the next decides',
    '',
    '`when` and `expression` are JSONata over a candidate; what they see and what each rule means stands in the README of',
    'the package `survivorship`. `decay` is `{ start?: …, end: …, period: …, curve?: linear, fast-first or slow-first }`.',
  ].join('\n');
}

/** What a source can be checked for, each with an example that a test reads. */
function checksSection(): string {
  const lines = checkNotes.map(([check, meaning]) => `| \`${check}\` | ${meaning} |`);
  const head = '| check | what it says |\n| --- | --- |';
  return `### Checks of a source\n\n${head}\n${lines.join('\n')}`;
}

const titles: readonly (readonly [FileKind, string, string])[] = [
  ['concord', 'concord.yaml', 'Makes a folder a workspace. Required.'],
  ['model', 'model.yaml', 'What a customer is. Required.'],
  ['source', 'sources/*.yaml', 'One file for each system that is read.'],
  ['cleansing', 'cleansing.yaml', 'How values are read, filled in and checked. Optional.'],
  ['table', 'tables/*.yaml', 'Lookups that several mappings share. Optional.'],
  ['match', 'match.yaml', 'How records are compared. Optional.'],
  ['survivorship', 'survivorship.yaml', 'Which value wins. Optional.'],
  ['destination', 'destinations/*.yaml', 'One file for each system that is written to.'],
];

const preamble = `# Workspace reference

Generated from the schemas by \`npm run reference -w packages/workspace\`; edit those, not this.

A workspace is a folder of YAML files. \`concord validate DIR\` checks it and names every fault with
file, line and remedy; \`concord apply DIR\` shows what would change and makes it so. In every text,
\`\${NAME}\` is replaced from the environment and \`\${NAME:-default}\` where it may be absent; a
literal \`\${\` is written \`$\${\`. File paths are relative to the workspace folder.`;

/** The reference of all workspace files, as Markdown; `docs/reference/workspace.md` holds it. */
export function referenceMarkdown(): string {
  const sections = titles.flatMap(([kind, file, purpose]) => {
    const table = tableOf(rows(z.toJSONSchema(schemaOf[kind], { io: 'input' }), ''), notes[kind]);
    const more = kind === 'source' || kind === 'destination' ? connectorSections(kind) : [];
    const expressions = kind === 'source' ? [expressionSection(), checksSection()] : [];
    if (kind === 'cleansing') expressions.push(rulesSection());
    if (kind === 'survivorship') expressions.push(survivorshipSection());
    return [`## ${file}\n\n${purpose}\n\n${table}`, ...expressions, ...more];
  });
  return `${[preamble, ...sections].join('\n\n')}\n`;
}
