import type {
  ChangedEntities,
  ModelComparison,
  ModelDetail,
  ModelKind,
  ModelList,
  ModelVersion,
} from '@concord/contracts/match-models';
import { z } from 'zod';
import { grouped, tableText, type Cell } from './terminal';

/** Match models as people read them. */

export function listText({ kinds, items }: ModelList): string {
  return kinds
    .map((kind) => {
      const rows = items
        .filter((version) => version.kind === kind.kind)
        .map((version) => versionRow(version));
      const head = ['version', 'status', 'made', 'by', 'at', 'records', 'decisions', 'fit'];
      return [`${kind.kind}: ${kindText(kind)}`, tableText(head, rows)].join('\n');
    })
    .join('\n\n');
}

function kindText({ active, settled, training, contents, trainsAt }: ModelKind): string {
  const parts = [
    active === undefined ? 'no version serves yet' : `version ${active} serves`,
    ...(settled === undefined ? [] : [settled ? 'settled' : 'records are being matched anew']),
  ];
  const have = contents === undefined ? '' : ` (now ${grouped(contents)})`;
  parts.push(
    trainsAt === undefined
      ? 'training: off'
      : `training: ${training}, next at ${grouped(trainsAt)} distinct records${have}`,
  );
  return parts.join('; ');
}

function versionRow(version: ModelVersion): Cell[] {
  const { number, status, made, records, decisions } = version;
  return [String(number), status, made.how, made.by, made.at, records, decisions, fitText(version)];
}

/** What the built-in priors stand in for, and what does not apply any more. */
export function fitText({ fit }: Pick<ModelVersion, 'fit'>): string {
  if (fit === undefined) return 'not in the workspace';
  const parts = [
    ...(fit.missing.length > 0 ? [`built-in for ${fit.missing.join(', ')}`] : []),
    ...(fit.changed.length > 0 ? [`other fields in ${fit.changed.join(', ')}`] : []),
    ...(fit.unused.length > 0 ? [`unused: ${fit.unused.join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'whole' : parts.join('; ');
}

/** As far as a table shows them; `--json` has all. */
const shownParameters = z.looseObject({
  prior: z.looseObject({ bits: z.number(), source: z.string() }),
  comparisons: z.array(
    z.looseObject({
      name: z.string(),
      levels: z.array(
        z.looseObject({
          level: z.string(),
          m: z.number(),
          u: z.number(),
          weight: z.number(),
          perFrequency: z.number().optional(),
          evidence: z.looseObject({ matches: z.number() }).optional(),
        }),
      ),
    }),
  ),
  frequencies: z.record(
    z.string(),
    z.looseObject({
      source: z.string(),
      rest: z.number(),
      values: z.record(z.string(), z.unknown()),
    }),
  ),
  associations: z
    .record(
      z.string(),
      z.looseObject({ source: z.string(), bits: z.record(z.string(), z.unknown()) }),
    )
    .optional(),
});

export function showText(detail: ModelDetail): string {
  const { kind, name, status, made, base, records, decisions } = detail;
  const {
    prior,
    comparisons,
    frequencies,
    associations = {},
  } = shownParameters.parse(detail.parameters);
  const learnt =
    base === undefined
      ? 'built in'
      : `learnt from ${grouped(records)} records and ${grouped(decisions)} decisions upon version ${base}`;
  const levels = comparisons.flatMap(({ name: comparison, levels: all }) =>
    all.map(({ level, m, u, weight, perFrequency, evidence }): Cell[] => [
      comparison,
      level,
      shortNumber(m),
      perFrequency === undefined ? shortNumber(u) : 'by value',
      `${perFrequency === undefined ? '' : 'up to '}${bitsText(weight)}`,
      evidence === undefined ? 'believed' : `${grouped(evidence.matches)} pairs`,
    ]),
  );
  const tables = [
    ...Object.entries(frequencies).map(([table, { source, rest, values }]): Cell[] => [
      table,
      Object.keys(values).length,
      shortNumber(rest),
      source,
    ]),
    ...Object.entries(associations).map(([table, { source, bits }]): Cell[] => [
      `${table} (together)`,
      Object.keys(bits).length,
      '',
      source,
    ]),
  ];
  return [
    `${kind} ${name}: ${status}; ${learnt}; by ${made.by}, ${made.at}; ${fitText(detail)}`,
    `prior ${bitsText(prior.bits)} bits: ${prior.source}`,
    '',
    tableText(['comparison', 'level', 'm', 'u', 'bits', 'from'], levels),
    '',
    tableText(['table', 'values', 'others', 'from'], tables),
  ].join('\n');
}

export function comparisonText(found: ModelComparison): string {
  const { a, b, records, decisions, merging, splitting, moving, samples, levels } = found;
  const figures = tableText(
    ['version', 'entities', 'reviews'],
    [a, b].map(({ number, entities, reviews }) => [String(number), entities, reviews]),
  );
  const lines = [
    `${grouped(records)} records, ${grouped(decisions)} decisions`,
    figures,
    '',
    `from ${a.number} to ${b.number}: ${grouped(merging)} entities would merge, ${grouped(splitting)} would split, ${grouped(moving)} records would move`,
  ];
  if (samples.length > 0) lines.push('', 'Some of them:');
  for (const sample of samples) lines.push(...sampleLines(sample));
  if (levels.length === 0) return lines.join('\n');
  const rows = levels.map((each) => [
    each.comparison,
    each.level,
    bitsText(each.a),
    bitsText(each.b),
  ]);
  const head = ['comparison', 'level', `bits in ${a.number}`, `in ${b.number}`];
  return [...lines, '', 'Levels that differ most:', tableText(head, rows)].join('\n');
}

function sampleLines({ a, b, pair, weights }: ChangedEntities): string[] {
  const groups = (all: readonly (readonly string[])[]) =>
    all.map((keys) => `{${keys.join(' ')}}`).join(' ');
  const changes = weights.slice(0, 4).map((weight) => {
    const { part, levelA, levelB } = weight;
    const level = levelA === levelB ? (levelA ?? '') : `${levelA ?? 'none'} → ${levelB ?? 'none'}`;
    const named = level === '' ? part : `${part} (${level})`;
    return `${named} ${bitsText(weight.a)} → ${bitsText(weight.b)}`;
  });
  return [
    `  ${groups(a)} → ${groups(b)}`,
    `    ${pair.one} and ${pair.other}: ${bitsText(pair.a)} → ${bitsText(pair.b)} bits; ${changes.join(', ')}`,
  ];
}

function bitsText(bits: number): string {
  return `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
