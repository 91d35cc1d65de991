import {
  bitsOf,
  type Comparison,
  type ComparisonLevel,
  type FrequencyTable,
  type MatchModel,
} from '../model/model';
import type { CompiledComparison, Profile } from '../profile';
import type { PreparedRecords } from '../prepared-records';

/** Frequencies believed before weigh as much as so many contents or entities. */
const priorHolders = 50;
/** …and no value is believed to be in more than so many of them. */
const mostPrior = 2;
/** Values that occur less often are all alike. */
const leastCount = 3;
/** Beyond this many values a table lists only the commonest. */
const mostValues = 5_000;

/** By value, in how many contents (or, weighted by its share in them, entities) it is expected among others. */
interface Expectation {
  readonly holders: number;
  readonly unit: 'contents' | 'entities';
  readonly listed: readonly (readonly [string, number])[];
  readonly rest: number;
  readonly januaryFirst: number;
}

/** The model with tables of its own for each comparison, counted from the contents. */
export function* withFrequencies(
  model: MatchModel,
  set: PreparedRecords,
  compiled: readonly CompiledComparison[],
): Generator<number, MatchModel> {
  const groups = set.contents.map(({ profile }) => [profile]);
  return yield* withTables(model, model, (_, at) =>
    expectations(countGroups(groups, compiled, at), expectedByContent),
  );
}

/**
 * The tables counted anew by entity: a value that one entity has in twenty records is no commoner than one that
 * another has in two. The two entities that are judged are left out; what no other has is as frequent as values seen
 * once are (Good 1953). Words of names stay counted by content: they run in families, and kin meets oftener than chance.
 */
export function* withEntityFrequencies(
  model: MatchModel,
  counted: MatchModel,
  set: PreparedRecords,
  clusters: readonly (readonly number[])[],
  compiled: readonly CompiledComparison[],
): Generator<number, MatchModel> {
  const groups = clusters.map((cluster) => cluster.map((position) => set.at(position)));
  return yield* withTables(model, counted, (comparison, at) =>
    comparison.kind === 'person-name' || comparison.kind === 'organization'
      ? undefined
      : expectations(countGroups(groups, compiled, at), expectedByEntity),
  );
}

/** @param before What was believed. @param now The model whose tables and levels are replaced. */
function* withTables(
  before: MatchModel,
  now: MatchModel,
  learn: (comparison: Comparison, at: number) => ReadonlyMap<string, Expectation> | undefined,
): Generator<number, MatchModel> {
  const frequencies: Record<string, FrequencyTable> = { ...now.frequencies };
  const comparisons: Comparison[] = [];
  for (const [at, comparison] of now.comparisons.entries()) {
    const learnt = learn(comparison, at) ?? new Map<string, Expectation>();
    const tables: Record<string, string> = { ...comparison.tables };
    for (const [role, expectation] of learnt) {
      const believed = before.frequencies[before.comparisons[at]?.tables[role] ?? role];
      if (believed === undefined) continue;
      tables[role] = `${comparison.name}.${role}`;
      frequencies[`${comparison.name}.${role}`] = tableOf(expectation, believed, comparison);
      yield expectation.holders;
    }
    const restBefore = restOf(now.frequencies, comparison.tables);
    const rest = restOf(frequencies, tables);
    const levels = comparison.levels.map((level) => withRest(level, restBefore, rest));
    comparisons.push({ ...comparison, levels, tables });
  }
  const used = new Set(comparisons.flatMap(({ tables }) => Object.values(tables)));
  const kept = Object.entries(frequencies).filter(([name]) => used.has(name));
  return { ...now, comparisons, frequencies: Object.fromEntries(kept) };
}

/** How rare a value is that no table lists. */
function restOf(
  frequencies: Readonly<Record<string, FrequencyTable>>,
  tables: Readonly<Record<string, string>>,
): number {
  return frequencies[tables.given ?? tables.value ?? '']?.rest ?? 0;
}

/**
 * A level under another idea of how rare an unlisted value is. Where the outcome is chance by spelling rather than
 * the value itself, the chance was learnt and stays; only what it is a multiple of changes.
 */
function withRest(level: ComparisonLevel, before: number, rest: number): ComparisonLevel {
  const { m, perFrequency } = level;
  if (perFrequency === undefined || before === rest) return level;
  // Some outcomes go by a table of their own (the sound of a name).
  if (Math.abs(level.u / Math.min(1, perFrequency * before) - 1) > 1e-6) return level;
  if (level.evidence !== undefined && perFrequency !== 1)
    return { ...level, perFrequency: (perFrequency * before) / rest };
  const u = Math.min(1, perFrequency * rest);
  return { ...level, u, weight: bitsOf(m, u) };
}

/** In how many groups a value stands, and the sum over them of the share of members that have it. */
interface Count {
  groups: number;
  shares: number;
}

interface Counts {
  readonly byRole: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  readonly holders: number;
}

function countGroups(
  groups: readonly (readonly Profile[])[],
  compiled: readonly CompiledComparison[],
  at: number,
): Counts {
  const byRole = new Map<string, Map<string, Count>>();
  const comparator = compiled[at]?.comparator;
  let holders = 0;
  for (const group of groups) {
    const own = group.flatMap(({ values }) => (values[at] === undefined ? [] : [values[at]]));
    if (own.length === 0 || comparator === undefined) continue;
    holders++;
    const share = 1 / own.length;
    const seen = new Set<Count>();
    for (const value of own) {
      comparator.terms(value, (role, text) => {
        const count = countOf(byRole, role, text);
        if (!seen.has(count)) count.groups++;
        if (own.length > 1) seen.add(count);
        count.shares += share;
      });
    }
  }
  return { byRole, holders };
}

function countOf(byRole: Map<string, Map<string, Count>>, role: string, text: string): Count {
  let counts = byRole.get(role);
  if (counts === undefined) byRole.set(role, (counts = new Map<string, Count>()));
  let count = counts.get(text);
  if (count === undefined) counts.set(text, (count = { groups: 0, shares: 0 }));
  return count;
}

function expectations(
  { byRole, holders }: Counts,
  expect: (counts: ReadonlyMap<string, Count>, holders: number) => Expectation,
): Map<string, Expectation> {
  return new Map([...byRole].map(([role, counts]) => [role, expect(counts, holders)]));
}

function expectedByContent(counts: ReadonlyMap<string, Count>, holders: number): Expectation {
  const all = [...counts].map(([text, { groups }]): [string, number] => [text, groups]);
  const listed = commonest(all.filter(([, count]) => count >= leastCount));
  const isListed = new Set(listed.map(([text]) => text));
  const others = all.filter(([text]) => !isListed.has(text));
  return {
    holders,
    unit: 'contents',
    listed,
    rest: typical(others, 1),
    januaryFirst: typical(all.filter(isJanuaryFirst), 0),
  };
}

function expectedByEntity(counts: ReadonlyMap<string, Count>, holders: number): Expectation {
  const all = [...counts];
  const several = all.filter(([, { groups }]) => groups > 2);
  const singles = all.filter(([, { groups }]) => groups === 1);
  const twice = all.filter(([, { groups }]) => groups === 2).length;
  const share = singles.reduce((sum, [, { shares }]) => sum + shares, 0.5) / (singles.length + 1);
  return {
    holders,
    unit: 'entities',
    listed: commonest(
      several.map(([text, { groups, shares }]) => [text, (shares * (groups - 2)) / groups]),
    ),
    rest: Math.min(1, (2 * (twice + 0.5)) / (singles.length + 1)) * share,
    januaryFirst: typical(
      all.map(([text, { shares }]): [string, number] => [text, shares]).filter(isJanuaryFirst),
      0,
    ),
  };
}

function isJanuaryFirst([text]: readonly [string, number]): boolean {
  return /^\d{4}-01-01$/.test(text);
}

function commonest(counts: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, mostValues);
}

/** How often the value of a holder occurs, on average over the holders. */
function typical(counts: readonly (readonly [string, number])[], none: number): number {
  let sum = 0;
  let squares = 0;
  for (const [, count] of counts) {
    sum += count;
    squares += count * count;
  }
  return sum === 0 ? none : squares / sum;
}

function tableOf(
  { holders, unit, listed, rest, januaryFirst }: Expectation,
  believed: FrequencyTable,
  { kind }: Comparison,
): FrequencyTable {
  const share = (count: number, prior: number): number => {
    const added = Math.min(mostPrior, prior * priorHolders);
    return Number(((count + added) / (holders + priorHolders)).toPrecision(4));
  };
  const unlisted = share(rest, believed.rest);
  const values: Record<string, number> = {};
  for (const [text, count] of listed)
    values[text] = Math.max(unlisted, share(count, believed.values[text] ?? believed.rest));
  // What was believed of values that are rare here still holds where it says more than "rare".
  for (const [text, prior] of Object.entries(believed.values)) {
    if (values[text] === undefined && share(0, prior) > 2 * unlisted)
      values[text] = share(0, prior);
  }
  if (kind === 'date')
    values['january-first'] = share(
      januaryFirst,
      believed.values['january-first'] ?? believed.rest,
    );
  return { source: `counted in ${holders} ${unit}`, rest: unlisted, values };
}
