import type { RecordKey } from '@concord/contracts/names';
import type { Decision } from '../record';

/** Two records that a steward or a rule wants in one entity, and what is stronger and forbids it. */
export interface Conflict {
  readonly a: RecordKey;
  readonly b: RecordKey;
  /** Who wants them in one entity; without effect as long as the conflict stands. */
  readonly wanted:
    | { readonly by: 'steward' }
    | { readonly by: 'alwaysMergeOn'; readonly field: string; readonly value: string };
  /** The pair that must not be in one entity, and who says so. */
  readonly against: {
    readonly a: RecordKey;
    readonly b: RecordKey;
  } & ({ readonly by: 'steward' } | { readonly by: 'neverMergeAcross'; readonly field: string });
  /** The records by which that pair would come together, from `against.a` to `against.b`. */
  readonly chain: readonly RecordKey[];
  /** All of it in one sentence for people. */
  readonly text: string;
}

export function conflictOf(parts: Omit<Conflict, 'text'>): Conflict {
  const { a, b, wanted, against, chain } = parts;
  const wish =
    wanted.by === 'steward'
      ? `A steward said that ${a} and ${b} are the same`
      : `${a} and ${b} share the trusted ${wanted.field} ${wanted.value}`;
  const wall =
    against.by === 'steward'
      ? `a steward said that ${against.a} and ${against.b} are different`
      : `${against.a} and ${against.b} differ in ${against.field}, across which nothing merges`;
  const way = chain.length > 2 ? ` (the way there: ${chain.join(' → ')})` : '';
  return { ...parts, text: `${wish}, but ${wall}${way}.` };
}

/** A value of a trusted identifier that too many hold: it binds nobody. */
export interface Placeholder {
  readonly field: string;
  readonly value: string;
  /** Distinct contents that hold it. */
  readonly contents: number;
  /** The first few records that hold it. */
  readonly records: readonly RecordKey[];
}

export function byRecords(one: Conflict, other: Conflict): number {
  return sortKey(one) < sortKey(other) ? -1 : 1;
}

function sortKey({ a, b, wanted, against }: Conflict): string {
  return JSON.stringify([a, b, wanted.by, against.a, against.b]);
}

/** The same for both orders of a pair. */
export function pairKey({ a, b }: Pick<Decision, 'a' | 'b'>): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}
