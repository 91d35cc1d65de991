import type { Proposal } from '@concord/profiling/inference';
import { stringify } from 'yaml';
import type { ProposedSource } from './source-proposal';

/** Less sure than this deserves a look. */
const doubtful = 0.5;

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

/** The keys of an address under each other where they would be a long line. */
function lines(key: string, value: unknown, indent: string): string[] {
  const line = `${indent}${flow(key)}: ${flow(value)}`;
  if (line.length <= 100 || typeof value !== 'object' || value === null) return [line];
  const inner = Object.entries(value).flatMap(([name, part]) => lines(name, part, `${indent}  `));
  return Array.isArray(value) ? [line] : [`${indent}${flow(key)}:`, ...inner];
}

function confidenceOf(field: string, { columns }: Proposal): number {
  const own = columns.filter(({ use }) => use.as === 'field' && use.field === field);
  return Math.min(...own.map(({ confidence }) => confidence));
}

function leftOut({ columns }: Proposal): string[] {
  const names = columns.flatMap(({ column, use, type }) =>
    use.as === 'left out' ? [`#   ${column} (${type}): ${use.why}`] : [],
  );
  return names.length === 0 ? [] : ['# Not mapped:', ...names];
}

/** The proposed source as a file of the workspace, ready to be pasted; remarks say what to look at. */
export function sourceText(source: ProposedSource, proposal: Proposal): string {
  const { mapping = {}, attached, ...head } = source;
  const missingId =
    proposal.id === undefined ? '  # no column identifies a record: which one does?' : '';
  const headLines = Object.entries(head).flatMap(([key, value]) =>
    key === 'id' ? [`id: ${flow(value)}${missingId}`] : lines(key, value, ''),
  );
  const mapped = Object.entries(mapping).flatMap(([field, expression]) => {
    const sure = confidenceOf(field, proposal);
    const [first = '', ...rest] = lines(field, expression, '  ');
    const remark = sure < doubtful ? `  # ${Math.round(100 * sure)} % sure: have a look` : '';
    return [`${first}${remark}`, ...rest];
  });
  const rest = attached === undefined ? [] : [stringify({ attached }).trimEnd()];
  return `${[...headLines, 'mapping:', ...mapped, ...rest, ...leftOut(proposal)].join('\n')}\n`;
}

function fieldLines(fields: Proposal['fields']): string[] {
  return Object.entries(fields).map(
    ([field, { type, many }]) => `      ${field}: ${flow({ type, ...(many ? { many } : {}) })}`,
  );
}

function attachedText({ mapping, kind, fields }: Proposal['attached'][number]): string {
  return [`  ${mapping.entity}:`, `    kind: ${kind}`, '    fields:', ...fieldLines(fields)].join(
    '\n',
  );
}

/** The model that the proposed mapping needs. */
export function modelText(entity: string, { fields, attached }: Proposal): string {
  const names = ['fullName', 'familyName', 'givenName', 'organization'].filter(
    (name) => name in fields,
  );
  const rows = fieldLines(fields);
  const require = names.length === 0 ? [] : [`    require: [[${names.join(', ')}]]`];
  const others = attached.map((one) => attachedText(one));
  return `${['entities:', `  ${entity}:`, '    fields:', ...rows, ...require, ...others].join('\n')}\n`;
}
