import { buildGolden, type SurvivorshipPolicy } from '@concord/survivorship';
import type { StoredContributor } from '../membership/membership';
import type { StoredGolden } from './stored-golden';

/** A contributor whose canonical record has arrived. */
export type Arrived = StoredContributor & Required<Pick<StoredContributor, 'record'>>;

/** Those whose record has arrived: only they have a say. */
export function arrivedOf(contributors: readonly StoredContributor[]): Arrived[] {
  return contributors.flatMap(({ record, ...rest }) =>
    record === undefined ? [] : [{ ...rest, record }],
  );
}

/**
 * The fields of a golden record: the one way in which they come to be, for keeping them, for showing what
 * lost, and for verifying that what is kept is what comes out.
 *
 * @param withLost as stored, without: that can be worked out again at any time (`lineage`), and one more loser
 *   is no new version.
 */
export function builtFields(
  arrived: readonly Arrived[],
  policy: SurvivorshipPolicy,
  { withLost = false }: { readonly withLost?: boolean } = {},
): StoredGolden['fields'] {
  const contributors = arrived.map(({ key, source, record, recordVersion }) => ({
    key,
    source,
    record,
    version: recordVersion,
  }));
  return buildGolden(contributors, policy, { withLost }).fields;
}
