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
/** Records of each of so many entities that are looked at for the pair that shows best why. */
const mostTried = { entities: 4, records: 3 };

/** What becomes of some entities, with the pair that shows best why; undefined where no pair tells. */
export function changedEntities(
  { a, b }: Exchange,
  records: ReadonlyMap<RecordKey, MatchRecord>,
  modelA: MatchModel,
  modelB: MatchModel,
): ChangedEntities | undefined {
  const explained = pairsOf({ a, b }).flatMap(([one, other]) => {
    const [left, right] = [records.get(one), records.get(other)];
    if (left === undefined || right === undefined) return [];
    return [{ a: explainPair(left, right, modelA), b: explainPair(left, right, modelB) }];
  });
  const joins = a.length >= b.length;
  const [best] = explained.sort((x, y) => telling(y, joins) - telling(x, joins));
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

/** How much speaks for the pair under the model that joins it, and how much less under the other. */
function telling({ a, b }: Explained, joins: boolean): number {
  const [together, apart] = joins ? [b.total, a.total] : [a.total, b.total];
  return 2 * together - apart;
}

/** Pairs of records that are together in one partition and apart in the other. */
function pairsOf({ a, b }: Exchange): [RecordKey, RecordKey][] {
  const [wide, narrow] = a.length >= b.length ? [a, b] : [b, a];
  const origin = new Map(wide.flatMap((group, at) => group.map((key) => [key, at] as const)));
  return narrow.flatMap((group) => {
    const parts = new Map<number | undefined, RecordKey[]>();
    for (const key of group) {
      const part = parts.get(origin.get(key)) ?? [];
      if (part.length < mostTried.records) parts.set(origin.get(key), [...part, key]);
    }
    const some = [...parts.values()].slice(0, mostTried.entities);
    return some.flatMap((part, at) =>
      some
        .slice(at + 1)
        .flatMap((other) =>
          part.flatMap((x) => other.map((y): [RecordKey, RecordKey] => (x < y ? [x, y] : [y, x]))),
        ),
    );
  });
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
