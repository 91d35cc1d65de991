import type { ConflictAnswer } from '@concord/contracts/explanation';

/** A conflict in one sentence that names the records. */
export function conflictText({ a, b, wanted, against, chain }: ConflictAnswer): string {
  const wish =
    wanted.by === 'steward'
      ? `A steward said that ${a} and ${b} are the same`
      : `${a} and ${b} share the trusted ${wanted.field} ${wanted.value}`;
  const wall =
    against.by === 'steward'
      ? `a steward said that ${against.a} and ${against.b} are different`
      : `${against.a} and ${against.b} differ in ${against.field}, across which nothing merges`;
  const way = chain.length > 2 ? ` (the way there: ${chain.join(' → ')})` : '';
  return `${wish}, but ${wall}${way}.`;
}
