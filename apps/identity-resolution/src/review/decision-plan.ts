import type { RecordKey } from '@concord/contracts/names';
import type { Decision } from '@concord/matching';

/** What stewards said before about the records in question. */
export type Known = readonly Decision[];

/**
 * The decisions that make the records of several entities one: each is the same as the first of all, so that no
 * change of any of them parts them again. What is said already is not said twice.
 */
export function mergePlan(entities: readonly (readonly RecordKey[])[], known: Known): Decision[] {
  return boundTogether(entities.flat(), known);
}

/** The decisions that keep the records of one entity together, whatever they say tomorrow. */
export function holdPlan(records: readonly RecordKey[], known: Known): Decision[] {
  return boundTogether(records, known);
}

/**
 * The decisions that take some records out of their entity, as one customer of their own: they are the same as the
 * first of them, and that one differs from each that stays. "Same" across the cut becomes "different"; what stayed
 * together only by way of those that leave is bound directly.
 */
export function splitPlan(
  leaving: readonly RecordKey[],
  staying: readonly RecordKey[],
  known: Known,
): Decision[] {
  const [first] = [...leaving].sort();
  if (first === undefined) return [];
  const gone = new Set(leaving);
  const stays = new Set(staying);
  const crossing = known.filter(
    ({ a, b }) => (gone.has(a) && stays.has(b)) || (gone.has(b) && stays.has(a)),
  );
  const apart = staying.map((key): Decision => ({ a: first, b: key, verdict: 'different' }));
  const turned = crossing
    .filter(({ a, b, verdict }) => verdict === 'same' && a !== first && b !== first)
    .map(({ a, b }): Decision => ({ a, b, verdict: 'different' }));
  const isOld = said(known);
  return [
    ...boundTogether(leaving, known),
    ...bridged(staying, known),
    ...[...apart, ...turned].filter((decision) => !isOld(decision)),
  ];
}

/** A star from the smallest key; without the rays that are there. */
function boundTogether(records: readonly RecordKey[], known: Known): Decision[] {
  const [first, ...others] = [...new Set(records)].sort();
  if (first === undefined) return [];
  const isOld = said(known);
  return others
    .map((key): Decision => ({ a: first, b: key, verdict: 'same' }))
    .filter((decision) => !isOld(decision));
}

/** Links between records that "same" led from one to the other only over records that leave. */
function bridged(staying: readonly RecordKey[], known: Known): Decision[] {
  const same = known.filter(({ verdict }) => verdict === 'same');
  const stays = new Set(staying);
  const before = componentsOf(staying, same);
  const within = same.filter(({ a, b }) => stays.has(a) && stays.has(b));
  const now = componentsOf(staying, within);
  const headsOf = new Map<RecordKey, Set<RecordKey>>();
  for (const key of [...staying].sort()) {
    const [was, is] = [before(key), now(key)];
    const heads = headsOf.get(was) ?? new Set<RecordKey>();
    headsOf.set(was, heads.add(is));
  }
  return [...headsOf.values()].flatMap((heads) => boundTogether([...heads], []));
}

/** For each record the first one that "same" leads to, whichever records it leads over. */
function componentsOf(records: readonly RecordKey[], same: Known): (key: RecordKey) => RecordKey {
  const parent = new Map<RecordKey, RecordKey>();
  const rootOf = (key: RecordKey): RecordKey => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up;
    return root;
  };
  for (const { a, b } of same) parent.set(rootOf(a), rootOf(b));
  const first = new Map<RecordKey, RecordKey>();
  for (const key of [...records].sort()) {
    const root = rootOf(key);
    if (!first.has(root)) first.set(root, key);
  }
  return (key) => first.get(rootOf(key)) ?? key;
}

function said(known: Known): (decision: Decision) => boolean {
  const texts = new Set(known.map(textOf));
  return (decision) => texts.has(textOf(decision));
}

function textOf({ a, b, verdict }: Decision): string {
  return JSON.stringify([...[a, b].sort(), verdict]);
}
