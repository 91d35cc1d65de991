import type { Judgement } from './scale';

/** Many-valued fields count by their best pair of values: one phone in common is enough. */
export function bestOf<V>(
  a: readonly V[],
  b: readonly V[],
  judge: (a: V, b: V) => Judgement,
): Judgement | undefined {
  const [one, other] = [a[0], b[0]];
  if (a.length === 1 && b.length === 1 && one !== undefined && other !== undefined)
    return judge(one, other);
  let best: Judgement | undefined;
  for (const one of a) {
    for (const other of b) {
      const judgement = judge(one, other);
      if (best === undefined || judgement.weight > best.weight) best = judgement;
    }
  }
  return best;
}

/** The ceiling of many values is that of the rarest. */
export function highest<V>(values: readonly V[], ceiling: (value: V) => number): number {
  let most = 0;
  for (const value of values) most = Math.max(most, ceiling(value));
  return most;
}

/** Distinct values in an order that does not depend on how the source listed them. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').sort();
}
