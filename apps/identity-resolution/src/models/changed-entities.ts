import type { ChangedEntities } from '@concord/contracts/match-models';
import type { RecordKey } from '@concord/contracts/names';
import {
  explainPair,
  type MatchModel,
  type MatchRecord,
  type PairExplanation,
} from '@concord/matching';
import type { Exchange } from './partition-difference';

/** Of large entities so many are shown, and so many records of each. */
const mostGroups = 8;
const mostKeys = 12;
/** Pairs that are looked at for the one that shows best why. */
const mostPairs = 6;

/** What becomes of some entities, with the pair whose weight changes most; undefined where no pair tells. */
export function changedEntities(
  { a, b }: Exchange,
  records: ReadonlyMap<RecordKey, MatchRecord>,
  modelA: MatchModel,
  modelB: MatchModel,
): ChangedEntities | undefined {
  const explained = telling({ a, b }).flatMap(([one, other]) => {
    const [left, right] = [records.get(one), records.get(other)];
    if (left === undefined || right === undefined) return [];
    return [{ a: explainPair(left, right, modelA), b: explainPair(left, right, modelB) }];
  });
  const [best] = explained.sort((x, y) => swing(y) - swing(x));
  if (best === undefined) return undefined;
  const shown = (groups: Exchange['a']) =>
    groups.slice(0, mostGroups).map((group) => group.slice(0, mostKeys));
  return {
    a: shown(a),
    b: shown(b),
    pair: { one: best.a.a, other: best.a.b, a: best.a.total, b: best.b.total },
    weights: weightsThatDiffer(best.a, best.b),
  };
}

interface Explained {
  readonly a: PairExplanation;
  readonly b: PairExplanation;
}

function swing({ a, b }: Explained): number {
  return Math.abs(b.sum - a.sum);
}

/** Pairs of records that are together in one partition and apart in the other. */
function telling({ a, b }: Exchange): [RecordKey, RecordKey][] {
  const [wide, narrow] = a.length >= b.length ? [a, b] : [b, a];
  const groupOf = new Map(wide.flatMap((group, at) => group.map((key) => [key, at] as const)));
  const pairs: [RecordKey, RecordKey][] = [];
  for (const group of narrow) {
    const firsts = new Map(group.map((key) => [groupOf.get(key), key] as const).reverse());
    const [first, ...others] = [...firsts.values()].sort();
    if (first === undefined) continue;
    for (const other of others) pairs.push([first, other]);
  }
  return pairs.slice(0, mostPairs);
}

function weightsThatDiffer(a: PairExplanation, b: PairExplanation): ChangedEntities['weights'] {
  const ofA = partsOf(a);
  const ofB = partsOf(b);
  return [...new Set([...ofA.keys(), ...ofB.keys()])]
    .map((part) => {
      const [before, after] = [ofA.get(part), ofB.get(part)];
      return {
        part,
        ...(before?.level === undefined ? {} : { levelA: before.level }),
        ...(after?.level === undefined ? {} : { levelB: after.level }),
        a: before?.weight ?? 0,
        b: after?.weight ?? 0,
      };
    })
    .filter((change) => change.a !== change.b)
    .sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a));
}

function partsOf({ prior, household, comparisons }: PairExplanation) {
  return new Map<string, { weight: number; level?: string }>([
    ['prior', { weight: prior }],
    ...comparisons.map(({ comparison, level, weight }) => {
      return [comparison, { level, weight }] as const;
    }),
    ['household', { weight: household }],
  ]);
}
