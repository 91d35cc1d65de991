import type {
  EntityResolved,
  FormerMember,
  Member,
  RecordCleansed,
} from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { assignIds, type Entity, type IdAssignment, type Regrouping } from '@concord/matching';
import type { StoredEntity } from '../entities/stored-entity';
import type { StoredRecord } from '../records/stored-record';

export type Cause = EntityResolved['cause'];
type Upsert = Extract<RecordCleansed, { op: 'upsert' }>;

/** All that the consequences of a change depend on. */
export interface Situation {
  readonly kind: string;
  readonly cause: Cause;
  readonly regroupings: readonly Regrouping[];
  /** The newest cleansed version of each record that came in; empty for settling. */
  readonly incoming: ReadonlyMap<RecordKey, RecordCleansed>;
  /** Stored records of all keys above, as far as they exist. */
  readonly records: ReadonlyMap<RecordKey, StoredRecord>;
  /** The entities of those records, ids that redirect to them, and ended ids that may come back. */
  readonly entities: readonly StoredEntity[];
  readonly issue: () => { readonly id: string; readonly age: number };
}

/** What is stored and announced together. */
export interface Outcome {
  readonly records: readonly StoredRecord[];
  readonly entities: readonly StoredEntity[];
  readonly events: readonly EntityResolved[];
}

interface News {
  readonly joined: Member[];
  readonly left: FormerMember[];
}

/** The consequences of new groups for records, entity ids and those who are told. */
export function outcomeOf(situation: Situation): Outcome {
  const registry = registryOf(situation.entities);
  const assignments = situation.regroupings.map((regrouping) =>
    assign(regrouping, situation, registry),
  );
  const target = targets(situation, assignments);
  const news = new Map<string, News>();
  const records = [...target].flatMap(
    ([key, entityId]) => moveRecord(key, entityId, situation, news) ?? [],
  );
  const entities = entitiesAfter(situation, assignments, news);
  const events = entities.map((entity) => eventOf(entity, news.get(entity.id), situation.cause));
  return { records, entities, events };
}

/** The stored entities, by what one asks for. */
interface Registry {
  readonly byId: ReadonlyMap<string, StoredEntity>;
  readonly formerOf: ReadonlyMap<string, readonly StoredEntity[]>;
  readonly retiredByFounder: ReadonlyMap<RecordKey, readonly StoredEntity[]>;
}

function registryOf(entities: readonly StoredEntity[]): Registry {
  const redirected = entities.filter(({ status }) => status === 'redirected');
  const retired = entities.filter(({ status }) => status === 'retired');
  return {
    byId: new Map(entities.map((entity) => [entity.id, entity])),
    formerOf: groupedBy(redirected, ({ into }) => into[0] ?? ''),
    retiredByFounder: groupedBy(retired, ({ founder }) => founder),
  };
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function assign(
  { before, after }: Regrouping,
  situation: Situation,
  registry: Registry,
): IdAssignment {
  return assignIds({
    current: before.flatMap((members) => currentEntity(members, situation, registry) ?? []),
    parts: after,
    retired: after.flat().flatMap((key) => registry.retiredByFounder.get(key) ?? []),
    issue: situation.issue,
  });
}

function currentEntity(
  members: readonly RecordKey[],
  { records }: Situation,
  { byId, formerOf }: Registry,
): Entity | undefined {
  const id = records.get(members[0] ?? '')?.entityId ?? '';
  const own = byId.get(id);
  if (own === undefined) return undefined;
  return { id, age: own.age, founder: own.founder, former: formerOf.get(id) ?? [], members };
}

/** Where each record belongs now; `null` when it was deleted. */
function targets(
  situation: Situation,
  assignments: readonly IdAssignment[],
): Map<RecordKey, string | null> {
  const target = new Map<RecordKey, string | null>();
  for (const [key, item] of situation.incoming) {
    target.set(key, item.op === 'delete' ? null : (situation.records.get(key)?.entityId ?? null));
  }
  for (const { entities } of assignments) {
    for (const { id, members } of entities) for (const key of members) target.set(key, id);
  }
  return target;
}

/** The record after the decision, noting who gains and who loses it; `undefined` when nothing changed. */
function moveRecord(
  key: RecordKey,
  entityId: string | null,
  { incoming, records, kind }: Situation,
  news: Map<string, News>,
): StoredRecord | undefined {
  const item = incoming.get(key);
  const before = records.get(key);
  const identity = item ?? before;
  if (identity === undefined) throw new Error(`the record ${key} was grouped but is not stored`);
  const old = before?.entityId ?? null;
  if (item === undefined && old === entityId) return undefined;
  const { source, recordId, version } = identity;
  const member = { source, recordId, version, sequence: (before?.sequence ?? 0) + 1 };
  const upsert: Upsert | undefined = item?.op === 'upsert' ? item : undefined;
  if (entityId !== null)
    newsOf(news, entityId).joined.push(upsert ? { ...member, record: upsert.record } : member);
  if (old !== null && old !== entityId) {
    newsOf(news, old).left.push(entityId === null ? member : { ...member, to: entityId });
  }
  return {
    key,
    ...member,
    entityId,
    kind,
    ...(upsert === undefined ? {} : { fields: upsert.record.fields }),
  };
}

function newsOf(news: Map<string, News>, id: string): News {
  const known = news.get(id);
  if (known !== undefined) return known;
  const fresh: News = { joined: [], left: [] };
  news.set(id, fresh);
  return fresh;
}

/** Every entity that an event is due for, with its next version. */
function entitiesAfter(
  situation: Situation,
  assignments: readonly IdAssignment[],
  news: ReadonlyMap<string, News>,
): StoredEntity[] {
  const before = new Map(situation.entities.map((entity) => [entity.id, entity]));
  const after = new Map<string, Omit<StoredEntity, 'version'>>();
  const { kind } = situation;
  const set = (
    issued: Pick<StoredEntity, 'id' | 'age' | 'founder'>,
    status: StoredEntity['status'],
    into: string[],
  ) => {
    const { id, age, founder } = issued;
    after.set(id, { id, age, founder, kind, status, into });
  };
  for (const { entities, retired } of assignments) {
    for (const issued of retired) set(issued, 'retired', []);
    for (const entity of entities) {
      set(entity, 'current', []);
      for (const former of entity.former) set(former, 'redirected', [entity.id]);
    }
  }
  for (const id of news.keys()) {
    const known = before.get(id);
    if (!after.has(id) && known !== undefined) after.set(id, known);
  }
  return [...after.values()].flatMap((entity) => {
    const known = before.get(entity.id);
    const told =
      news.has(entity.id) || known?.status !== entity.status || known.into[0] !== entity.into[0];
    const moved = known !== undefined && known.founder !== entity.founder;
    return told || moved ? [{ ...entity, version: (known?.version ?? 0) + 1 }] : [];
  });
}

function eventOf(entity: StoredEntity, news: News | undefined, cause: Cause): EntityResolved {
  return {
    entityId: entity.id,
    version: entity.version,
    status: entity.status,
    into: [...entity.into],
    joined: news?.joined ?? [],
    left: news?.left ?? [],
    cause,
  };
}

/** Of several versions of a record in one unit only the newest matters; what is stored already does not. */
export function newest(
  items: readonly RecordCleansed[],
  stored: ReadonlyMap<RecordKey, StoredRecord>,
): Map<RecordKey, RecordCleansed> {
  const incoming = new Map<RecordKey, RecordCleansed>();
  for (const item of items) {
    const key = recordKey(item.source, item.recordId);
    const known = incoming.get(key)?.version ?? stored.get(key)?.version ?? 0;
    if (item.version > known) incoming.set(key, item);
  }
  return incoming;
}

export function causeOf(
  incoming: ReadonlyMap<RecordKey, RecordCleansed>,
  stored: ReadonlyMap<RecordKey, StoredRecord>,
): Cause {
  const items = [...incoming];
  if (items.some(([key, { op }]) => op === 'upsert' && stored.get(key)?.entityId == null))
    return 'arrival';
  return items.some(([, { op }]) => op === 'upsert') ? 'update' : 'deletion';
}
