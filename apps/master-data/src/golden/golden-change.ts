import type { EntityResolved, GoldenChangeKind } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { GoldenValue, SurvivorshipPolicy } from '@concord/survivorship';
import { isDeepStrictEqual } from 'node:util';
import type { Movement, StoredContributor } from '../membership/membership';
import type { Locks } from '../stewardship/lock';
import { arrivedOf, standingFields } from './build';
import type {
  Because,
  FieldChange,
  GoldenCause,
  GoldenVersion,
  StoredGolden,
} from './stored-golden';

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
  /** The version of the setup whose rules golden records are built by. */
  readonly setup: number;
  /** Those that the records of these entities bear. */
  readonly locks?: Locks;
}

export interface GoldenChange {
  readonly golden: StoredGolden;
  /** Absent when no reader can see a difference. */
  readonly version?: GoldenVersion;
}

/** What is known about one entity when its golden record is looked at. */
export interface Situation {
  readonly word?: EntityWord | undefined;
  readonly movement?: Movement | undefined;
  readonly contributors: readonly StoredContributor[];
}

/**
 * The golden record of an entity after its membership changed; `undefined` while none of its
 * records has arrived.
 *
 * A version is made when a value changes, or what became of the entity, or when it merged or split. That the same
 * value now has another origin (a record that was replayed, or confirmed by a newer one) is kept in the lineage of
 * the record as it is, and makes no version.
 */
export function changeGolden(
  entityId: string,
  before: StoredGolden | undefined,
  situation: Situation,
  policyFor: PolicyFor,
  occasion: Occasion,
): GoldenChange | undefined {
  const { word, movement } = situation;
  const news =
    word !== undefined && word.version > (before?.membershipVersion ?? 0) ? word : undefined;
  const status = news?.status ?? before?.status ?? 'current';
  const arrived = arrivedOf(situation.contributors);
  // In transit between two entities: the event of the entity itself will say what became of it.
  if (status === 'current' && arrived.length === 0) return before && unseen(before, news);
  // An entity may have lost its records before its own first event came: it is told of all the same.
  const entity = arrived[0]?.record.entity ?? before?.entity ?? word?.entity;
  if (entity === undefined) return undefined;
  const { fields, lock } = standingFields(arrived, policyFor(entity), occasion.locks);
  const into = news?.into ?? before?.into ?? [];
  const changes = fieldChanges(before?.fields ?? {}, fields);
  const change = changeKind(before, status, movement);
  const visible =
    change !== 'updated' ||
    changes.length > 0 ||
    lock?.id !== before?.lock?.id ||
    !isDeepStrictEqual(into, before?.into ?? []);
  const { at } = occasion;
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
    changedAt: visible ? at : (before?.changedAt ?? at),
    ...(lock === undefined ? {} : { lock }),
  };
  if (!visible) return { golden };
  const cause = word?.cause ?? occasion.cause;
  const because = becauseOf(movement, occasion.setup);
  const others = othersOf(change, movement);
  return {
    golden,
    version: {
      ...{ entityId, version: golden.version, at, cause, because, change },
      ...(others === undefined ? {} : { others }),
      ...{ status, into, changes },
    },
  };
}

function changeKind(
  before: StoredGolden | undefined,
  status: StoredGolden['status'],
  movement: Movement | undefined,
): GoldenChangeKind {
  if (status !== 'current') return before?.status === status ? 'updated' : endings[status];
  if (before?.status !== 'current') return 'created';
  if (movement === undefined) return 'updated';
  if (movement.to.length > 0) return 'split';
  return movement.from.length > 0 ? 'merged' : 'updated';
}

const endings = { redirected: 'redirected', split: 'split', retired: 'deleted' } as const;

/** The golden records that took part; as many as an event may name. */
const mostOthers = 100;

function othersOf(change: GoldenChangeKind, movement: Movement | undefined) {
  const others = [...(movement?.to ?? []), ...(movement?.from ?? [])].slice(0, mostOthers);
  return change === 'updated' || others.length === 0 ? undefined : others;
}

/** How many records a version names as its reason. */
const mostReasons = 20;

function becauseOf(movement: Movement | undefined, setup: number): Because {
  const records = movement?.records ?? [];
  if (records.length <= mostReasons) return { records, setup };
  return { records: records.slice(0, mostReasons), recordCount: records.length, setup };
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
    return sameValues(old, now) ? [] : [{ field, before: old, after: now }];
  });
}

/** Whether a reader finds the same in both, wherever it comes from. */
export function sameValues(some: readonly GoldenValue[], others: readonly GoldenValue[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at];
      if (other === undefined || one.imputed !== other.imputed) return false;
      return one.value === other.value || isDeepStrictEqual(one.value, other.value);
    })
  );
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
