import type { GoldenChanged } from '@concord/contracts/events';
import type { GoldenValue } from '@concord/survivorship';
import type { StoredContributor } from '../membership/membership';
import type { GoldenVersion, StoredGolden } from './stored-golden';

/** What other services are told of a new version. */
export function goldenEvent(
  golden: StoredGolden,
  version: GoldenVersion,
  contributors: readonly StoredContributor[],
): GoldenChanged {
  const { change, others, changes } = version;
  return {
    entityId: golden.id,
    version: golden.version,
    status: golden.status,
    into: [...golden.into],
    ...(change === undefined ? {} : { change }),
    ...(others === undefined ? {} : { others: [...others] }),
    entity: golden.entity,
    fields: plain(Object.entries(golden.fields)),
    changedFields: changes.map(({ field }) => field),
    before: plain(
      changes.flatMap(({ field, before }) => (before.length === 0 ? [] : [[field, before]])),
    ),
    crosswalk: contributors
      .map(({ source, recordId }) => ({ source, recordId }))
      .sort((a, b) => (a.source + a.recordId < b.source + b.recordId ? -1 : 1))
      .slice(0, 100),
    changedAt: golden.changedAt,
  };
}

function plain(fields: readonly (readonly [string, readonly GoldenValue[]])[]) {
  return Object.fromEntries(
    fields.map(([field, values]) => [field, values.map(({ value }) => value)]),
  );
}
