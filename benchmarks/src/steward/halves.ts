import type { RecordKey } from '@concord/contracts/names';
import { chance, shuffled } from '../incremental/chance';

/** Whole entities on either side: what is learnt from one half has nothing of the other one in it. */
export interface Halves<T> {
  readonly asked: readonly T[];
  readonly rest: readonly T[];
}

/**
 * Deals entities, in an order drawn by the seed, to the half that has fewer records. Records of which the truth is not
 * known are left out.
 *
 * @param most Records all in all, by so much as the last entity exceeds it.
 */
export function halves<T extends { readonly key: RecordKey }>(
  records: readonly T[],
  truth: ReadonlyMap<RecordKey, string>,
  most: number,
  seed: number,
): Halves<T> {
  const entities = new Map<string, T[]>();
  for (const record of records) {
    const entity = truth.get(record.key);
    if (entity === undefined) continue;
    const members = entities.get(entity);
    if (members === undefined) entities.set(entity, [record]);
    else members.push(record);
  }
  const asked: T[] = [];
  const rest: T[] = [];
  for (const members of shuffled([...entities.values()], chance(seed))) {
    if (asked.length + rest.length >= most) break;
    (asked.length <= rest.length ? asked : rest).push(...members);
  }
  return { asked, rest };
}
