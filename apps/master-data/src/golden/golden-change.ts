import type { EntityResolved, GoldenChanged } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { buildGolden, type SurvivorshipPolicy } from '@concord/survivorship';
import { isDeepStrictEqual } from 'node:util';
import type { StoredContributor } from '../membership/membership';
import type { FieldChange, GoldenCause, GoldenVersion, StoredGolden } from './stored-golden';

export type PolicyFor = (entity: string) => SurvivorshipPolicy;

/** Identity resolution's word on the entity, where the unit of work holds one. */
export type EntityWord = Pick<EntityResolved, 'version' | 'status' | 'into' | 'cause'> & {
  /** Which entity of the model its records are, as far as one of them has arrived. */
  readonly entity?: string;
};

/** The newest word on each entity; an event may hold several. */
export function lastWords(
  items: readonly EntityResolved[],
  contributors: ReadonlyMap<RecordKey, StoredContributor>,
): Map<string, EntityWord> {
  const words = new Map<string, EntityWord>();
  for (const { entityId, version, status, into, cause, joined, left } of items) {
    if (version <= (words.get(entityId)?.version ?? 0)) continue;
    const [record] = [...joined, ...left].flatMap(
      ({ source, recordId }) => contributors.get(recordKey(source, recordId))?.record ?? [],
    );
    const entity = record === undefined ? {} : { entity: record.entity };
    words.set(entityId, { version, status, into, cause, ...entity });
  }
  return words;
}

/** Why golden records are looked at, and when. */
export interface Occasion {
  /** Of entities that the unit of work holds no word on, but whose records it moves. */
  readonly cause: GoldenCause;
  /** ISO 8601 time that new versions bear. */
  readonly at: string;
}

export interface GoldenChange {
  readonly golden: StoredGolden;
  /** Absent when no reader can see a difference. */
  readonly version?: GoldenVersion;
}

/**
 * The golden record of an entity after its membership changed; `undefined` while none of its
 * records has arrived.
 */
export function changeGolden(
  entityId: string,
  before: StoredGolden | undefined,
  word: EntityWord | undefined,
  contributors: readonly StoredContributor[],
  policyFor: PolicyFor,
  { at, cause: occasion }: Occasion,
): GoldenChange | undefined {
  const news =
    word !== undefined && word.version > (before?.membershipVersion ?? 0) ? word : undefined;
  const status = news?.status ?? before?.status ?? 'current';
  const arrived = contributors.flatMap(({ record, ...rest }) =>
    record === undefined ? [] : [{ ...rest, record }],
  );
  // In transit between two entities: the event of the entity itself will say what became of it.
  if (status === 'current' && arrived.length === 0) return before && unseen(before, news);
  // An entity may have lost its records before its own first event came: it is told of all the same.
  const entity = arrived[0]?.record.entity ?? before?.entity ?? word?.entity;
  if (entity === undefined) return undefined;
  const { fields } = buildGolden(
    arrived.map(({ key, source, record, recordVersion }) => ({
      key,
      source,
      record,
      version: recordVersion,
    })),
    policyFor(entity),
    // That can be worked out again at any time (`lineage`), and one more loser is no new version.
    { withLost: false },
  );
  const into = news?.into ?? before?.into ?? [];
  const changes = fieldChanges(before?.fields ?? {}, fields);
  const visible =
    before === undefined ||
    changes.length > 0 ||
    status !== before.status ||
    !isDeepStrictEqual(into, before.into);
  const golden: StoredGolden = {
    id: entityId,
    version: (before?.version ?? 0) + (visible ? 1 : 0),
    status,
    into,
    entity,
    fields,
    membershipVersion: news?.version ?? before?.membershipVersion ?? 0,
    contributors: arrived.length,
    createdAt: before?.createdAt ?? at,
    changedAt: visible ? at : before.changedAt,
  };
  if (!visible) return { golden };
  const cause = word?.cause ?? occasion;
  return {
    golden,
    version: { entityId, version: golden.version, at, cause, status, into, changes },
  };
}

function unseen(before: StoredGolden, news: EntityWord | undefined): GoldenChange {
  return { golden: news === undefined ? before : { ...before, membershipVersion: news.version } };
}

function fieldChanges(
  before: StoredGolden['fields'],
  after: StoredGolden['fields'],
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [old, now] = [before[field] ?? [], after[field] ?? []];
    return isDeepStrictEqual(old, now) ? [] : [{ field, before: old, after: now }];
  });
}

/** What other services are told of a new version. */
export function goldenEvent(
  golden: StoredGolden,
  version: GoldenVersion,
  contributors: readonly StoredContributor[],
): GoldenChanged {
  return {
    entityId: golden.id,
    version: golden.version,
    status: golden.status,
    into: [...golden.into],
    entity: golden.entity,
    fields: Object.fromEntries(
      Object.entries(golden.fields).map(([field, values]) => [
        field,
        values.map(({ value }) => value),
      ]),
    ),
    changedFields: version.changes.map(({ field }) => field),
    crosswalk: contributors
      .map(({ source, recordId }) => ({ source, recordId }))
      .sort((a, b) => (a.source + a.recordId < b.source + b.recordId ? -1 : 1))
      .slice(0, 100),
    changedAt: golden.changedAt,
  };
}

/** The golden record as it stood right after `versions[0]`'s predecessor: undoes versions, newest first. */
export function undoVersions(
  golden: StoredGolden,
  versionsNewestFirst: readonly GoldenVersion[],
): StoredGolden['fields'] {
  const fields: Record<string, StoredGolden['fields'][string]> = { ...golden.fields };
  for (const { changes } of versionsNewestFirst) {
    for (const { field, before } of changes) {
      if (before.length === 0) Reflect.deleteProperty(fields, field);
      else fields[field] = before;
    }
  }
  return fields;
}
