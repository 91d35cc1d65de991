import { Agglomeration } from '../clustering/agglomeration';
import type { RecordKey } from '@concord/contracts/names';
import { BoundSets } from '../clustering/constraints';
import type { Bonds } from './bonds';
import type { Content } from './content';
import type { ContentStore } from './content-store';
import type { Group, Groups } from './groups';
import { byId, edgesAmong } from './item-graph';

/** Groups that one change may take apart. */
const mostGroups = 8;

/** Groups that the content belongs near: those of its candidates above zero bits, the nearest first. */
export function nearGroups(content: Content, store: ContentStore, groups: Groups): Group[] {
  const near: { weight: number; id: string; group: Group }[] = [];
  for (let at = 0; at < store.lists.count(content.slot); at++) {
    const weight = store.lists.weight(content.slot, at);
    const other = store.at(store.lists.candidate(content.slot, at));
    if (weight <= 0 || other === undefined) continue;
    for (const key of firstFew(other.records)) {
      const group = groups.of(key);
      if (group !== undefined) near.push({ weight, id: other.id, group });
    }
  }
  near.sort((x, y) => y.weight - x.weight || (x.id < y.id ? -1 : 1));
  return [...new Set(near.map(({ group }) => group))].slice(0, mostGroups);
}

/** Copies of a content are nearly always in one group; a few of them tell. */
export function firstFew(records: readonly RecordKey[]): readonly RecordKey[] {
  return records.slice(0, 4);
}

/**
 * Clusters the records of a few groups anew, among themselves only. The answer of the moment: nearly that of
 * the batch, which settling then makes exact.
 */
export function clusterLocally(
  keys: readonly RecordKey[],
  whole: readonly (readonly RecordKey[])[],
  store: ContentStore,
  bonds: Bonds,
): RecordKey[][] {
  const recordsOf = new Map<Content, RecordKey[]>();
  for (const key of [...keys, ...whole.flat()]) {
    const content = store.of(key);
    if (content === undefined) continue;
    recordsOf.set(content, [...(recordsOf.get(content) ?? []), key]);
  }
  const items = [...recordsOf.keys()].sort(byId);
  for (const content of items) {
    // A restored content has no candidates yet; without them its entity would seem to fall apart.
    if (items.length > 1 && !store.lists.has(content.slot)) store.connect(content);
  }
  const { together, apart } = bonds.among(items);
  const positions = new Map(items.map((content, at) => [content, at]));
  const wholePositions = whole.map((group) => contentPositions(group, store, positions));
  const task = {
    items,
    edges: edgesAmong(store, items),
    together: mergeSets(items, wholePositions, together, apart),
    apart,
  };
  const clusters = new Agglomeration(task, store.scorer).finish();
  return clusters.flatMap((cluster) => recordGroups(cluster, items, recordsOf, store));
}

/** Groups small enough to be taken apart, and the others. */
export function divideBySize(
  groups: readonly Group[],
  store: ContentStore,
  mostContents: number,
): { small: RecordKey[]; large: RecordKey[][] } {
  const small: RecordKey[] = [];
  const large: RecordKey[][] = [];
  for (const { members } of groups) {
    const keys = [...members];
    if (keys.length <= mostContents || distinctContents(keys, store) <= mostContents)
      small.push(...keys);
    else large.push(keys);
  }
  return { small, large };
}

function distinctContents(keys: readonly RecordKey[], store: ContentStore): number {
  return new Set(keys.map((key) => store.of(key))).size;
}

function contentPositions(
  group: readonly RecordKey[],
  store: ContentStore,
  positions: Map<Content, number>,
): number[] {
  const found = new Set<number>();
  for (const key of group) {
    const content = store.of(key);
    const at = content === undefined ? undefined : positions.get(content);
    if (at !== undefined) found.add(at);
  }
  return [...found];
}

/** Wholes and bound sets that have members in common, as one, except where something keeps them apart. */
function mergeSets(
  items: readonly Content[],
  wholes: readonly (readonly number[])[],
  together: readonly (readonly number[])[],
  apart: readonly (readonly [number, number])[],
): readonly (readonly number[])[] {
  if (wholes.length === 0) return together;
  const sets = new BoundSets(
    items.map(({ profile }) => profile.rules),
    apart,
  );
  for (const [first = -1, ...rest] of wholes) for (const at of rest) sets.unite(first, at);
  for (const [first = -1, ...rest] of together) for (const at of rest) sets.join(first, at);
  return sets.groups();
}

function recordGroups(
  cluster: readonly number[],
  items: readonly Content[],
  recordsOf: ReadonlyMap<Content, RecordKey[]>,
  store: ContentStore,
): RecordKey[][] {
  const contents = cluster.flatMap((at) => items[at] ?? []);
  const [only] = contents;
  const keys = contents.flatMap((content) => recordsOf.get(content) ?? []);
  return contents.length === 1 && only !== undefined && !store.isOne(only)
    ? keys.map((key) => [key])
    : [keys];
}
