import {
  bitsOf,
  type Comparison,
  type ComparisonLevel,
  type FrequencyTable,
  type MatchModel,
} from '../model/model';
import type { CompiledComparison } from '../profile';
import type { TrainingSet } from './training-set';

/** Frequencies believed before weigh as much as so many records. */
const priorRecords = 50;
/** …and no value is believed to be in more than so many of them. */
const mostPrior = 2;
/** Values that occur less often are all alike. */
const leastCount = 3;
/** Beyond this many values a table lists only the commonest. */
const mostValues = 5_000;

/** The model with tables of its own for each comparison, counted from the contents. */
export function withFrequencies(
  model: MatchModel,
  set: TrainingSet,
  compiled: readonly CompiledComparison[],
): MatchModel {
  const frequencies: Record<string, FrequencyTable> = { ...model.frequencies };
  const before = ({ tables }: Comparison): number =>
    model.frequencies[tables[mainRole(tables)] ?? '']?.rest ?? 0;
  const comparisons = model.comparisons.map((comparison, at): Comparison => {
    const { counts, holders } = count(set, compiled, at);
    if (holders === 0) return comparison;
    const tables: Record<string, string> = { ...comparison.tables };
    for (const [role, values] of counts) {
      const before = model.frequencies[comparison.tables[role] ?? role];
      if (before === undefined) continue;
      const name = `${comparison.name}.${role}`;
      frequencies[name] = learnt(values, holders, before, comparison.kind === 'date');
      tables[role] = name;
    }
    const levels = comparison.levels.map((level) =>
      withRest(level, before(comparison), frequencies[tables[mainRole(tables)] ?? '']?.rest ?? 0),
    );
    return { ...comparison, levels, tables };
  });
  const used = new Set(comparisons.flatMap(({ tables }) => Object.values(tables)));
  return {
    ...model,
    comparisons,
    frequencies: Object.fromEntries(Object.entries(frequencies).filter(([name]) => used.has(name))),
  };
}

/** The role whose table tells how rare a value is that no table lists. */
function mainRole(tables: Readonly<Record<string, string>>): string {
  return 'given' in tables ? 'given' : 'value';
}

/** A level as it shows for a value that no table lists, under another idea of how rare such a value is. */
function withRest(level: ComparisonLevel, before: number, rest: number): ComparisonLevel {
  const { m, perFrequency } = level;
  if (perFrequency === undefined || level.u !== Math.min(1, perFrequency * before)) return level;
  const u = Math.min(1, perFrequency * rest);
  return { ...level, u, weight: bitsOf(m, u) };
}

type Counts = Map<string, Map<string, number>>;

function count(
  set: TrainingSet,
  compiled: readonly CompiledComparison[],
  at: number,
): { counts: Counts; holders: number } {
  const counts: Counts = new Map();
  let holders = 0;
  const comparator = compiled[at]?.comparator;
  for (const { profile } of set.specimens) {
    const value = profile.values[at];
    if (value === undefined) continue;
    holders++;
    comparator?.terms(value, (role, text) => {
      let values = counts.get(role);
      if (values === undefined) counts.set(role, (values = new Map<string, number>()));
      values.set(text, (values.get(text) ?? 0) + 1);
    });
  }
  return { counts, holders };
}

function learnt(
  counts: ReadonlyMap<string, number>,
  holders: number,
  before: FrequencyTable,
  isDate: boolean,
): FrequencyTable {
  const share = (count: number, prior: number): number =>
    rounded((count + Math.min(mostPrior, prior * priorRecords)) / (holders + priorRecords));
  const ordered = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const listed = ordered.filter(([, count]) => count >= leastCount).slice(0, mostValues);
  const others = ordered.slice(listed.length);
  const values: Record<string, number> = {};
  for (const [text, count] of listed)
    values[text] = share(count, before.values[text] ?? before.rest);
  let sum = 0;
  let squares = 0;
  for (const [, count] of others) {
    sum += count;
    squares += count * count;
  }
  const rest = share(sum === 0 ? 1 : squares / sum, before.rest);
  // What was believed of values that are rare here still holds where it says more than "rare".
  for (const [text, prior] of Object.entries(before.values)) {
    const now = share(counts.get(text) ?? 0, prior);
    if (values[text] === undefined && now > 2 * rest) values[text] = now;
  }
  if (isDate)
    values['january-first'] = share(
      typicalCount(ordered, /^\d{4}-01-01$/),
      before.values['january-first'] ?? before.rest,
    );
  return { source: `counted in ${holders} contents`, rest, values };
}

/** How often the value of a record occurs, on average over the records. */
function typicalCount(ordered: readonly (readonly [string, number])[], pattern: RegExp): number {
  let sum = 0;
  let squares = 0;
  for (const [text, count] of ordered) {
    if (!pattern.test(text)) continue;
    sum += count;
    squares += count * count;
  }
  return sum === 0 ? 0 : squares / sum;
}

function rounded(share: number): number {
  return Number(share.toPrecision(4));
}
