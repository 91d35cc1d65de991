import type { Standing } from '@concord/profiling/quality';
import type { SourceChange } from './unit-quality';

/** How units of work changed the standing of one source: one, or several added up. */
interface StandingSum {
  readonly source: string;
  readonly units: number;
  readonly newestChange: string | undefined;
  readonly increments: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
}

/** What is folded into the standing of a source. */
export type StandingDocument = Standing & {
  readonly _id: string;
  readonly source: string;
  /** Counts the changes. */
  readonly revision: number;
  /** ISO 8601; only ever later. */
  readonly newestChange?: string;
};

interface StoredChange {
  readonly source: string;
  readonly newestChange?: string;
  readonly increments: readonly (readonly [path: string, sum: number])[];
  readonly levels: readonly (readonly [field: string, level: number])[];
}

/** The changes of one unit as JSON: hundreds of sums, read and thrown away as a whole. */
export function changesText(changes: readonly SourceChange[]): string {
  const stored: StoredChange[] = changes.map(({ source, newestChange, increments, levels }) => ({
    source,
    ...(newestChange === undefined ? {} : { newestChange }),
    increments: [...increments],
    levels: [...levels],
  }));
  return JSON.stringify(stored);
}

/** The changes of many units, added up by source. @param texts as `changesText` makes them. */
export function summedChanges(texts: readonly string[]): StandingSum[] {
  const sums = new Map<string, StandingSum>();
  for (const change of texts.flatMap((text) => JSON.parse(text) as StoredChange[])) {
    const sum = sums.get(change.source);
    const increments = new Map(sum?.increments);
    for (const [path, count] of change.increments)
      increments.set(path, (increments.get(path) ?? 0) + count);
    const levels = new Map(sum?.levels);
    for (const [field, level] of change.levels)
      levels.set(field, Math.max(levels.get(field) ?? 0, level));
    sums.set(change.source, {
      source: change.source,
      units: (sum?.units ?? 0) + 1,
      newestChange: later(sum?.newestChange, change.newestChange),
      increments,
      levels,
    });
  }
  return [...sums.values()];
}

/** What folds the sum into the document of its source. */
export function foldingUpdate({ source, units, newestChange, increments, levels }: StandingSum) {
  const highest = {
    ...(newestChange === undefined ? {} : { newestChange }),
    ...Object.fromEntries([...levels].map(([field, level]) => [`levels.${field}`, level])),
  };
  return {
    $set: { source },
    $inc: { ...Object.fromEntries(increments), revision: units },
    ...(Object.keys(highest).length === 0 ? {} : { $max: highest }),
  };
}

/** The document that the sum would make of nothing. */
export function documentOfSum(sum: StandingSum): StandingDocument {
  const { source, units, newestChange, increments, levels } = sum;
  const tree: Tree = {};
  for (const [path, count] of increments) put(tree, path.split('.'), count);
  return {
    ...tree,
    ...{ _id: source, source, revision: units, levels: Object.fromEntries(levels) },
    ...(newestChange === undefined ? {} : { newestChange }),
  };
}

interface Tree {
  [name: string]: number | Tree;
}

function put(tree: Tree, [name = '', ...rest]: readonly string[], count: number): void {
  if (rest.length === 0) {
    tree[name] = count;
    return;
  }
  const known = tree[name];
  const inner = typeof known === 'object' ? known : {};
  tree[name] = inner;
  put(inner, rest, count);
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
