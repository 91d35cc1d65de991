import type { CanonicalRecord } from '@concord/contracts/canonical';
import type { EntityResolved, FormerMember, Member } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { divided, nothing, type Hanging } from '../attached/hanging';
import type { Override } from '../stewardship/override';

/** A source record as master data holds it: its canonical form and the entity it belongs to. */
export interface StoredContributor {
  readonly key: RecordKey;
  readonly source: string;
  readonly recordId: string;
  /** `null` for a deleted record: the tombstone keeps late events from bringing it back. */
  readonly entityId: string | null;
  /** Of the last decision about the record's entity. */
  readonly sequence: number;
  /** Of the canonical record; 0 while none has arrived. */
  readonly recordVersion: number;
  readonly record?: CanonicalRecord;
  /** What its record brought (transactions, interactions, relations) is stored beside it. */
  readonly hangs?: true;
  /** Words of stewards about the customer, attached to this record: they go where it goes. */
  readonly overrides?: readonly Override[];
  /** Of the lock that was laid on the customer when this record was one of its records. */
  readonly lockId?: string;
}

export interface MembershipChange {
  readonly changed: ReadonlyMap<RecordKey, StoredContributor>;
  /** Entities whose golden record may differ now. */
  readonly affected: ReadonlySet<string>;
  /** What the records did, by entity; only of those that a record came to, changed in, or left. */
  readonly movements: ReadonlyMap<string, Movement>;
  /** What hangs on records anew; records on which nothing hangs, and nothing hung, are left out. */
  readonly hanging: ReadonlyMap<RecordKey, Hanging>;
}

/** What a unit of work did to the records of one entity. */
export interface Movement {
  /** Records that came, changed or went, as `source:recordId@version`. */
  readonly records: readonly string[];
  /** Entities that the records which came belonged to before. */
  readonly from: readonly string[];
  /** Entities that the records which went belong to now. */
  readonly to: readonly string[];
}

/**
 * Applies what identity resolution decided. Decisions and canonical records carry their own
 * monotonic numbers, so events may come late, twice, or in any order across entities.
 */
export function applyMembership(
  items: readonly EntityResolved[],
  known: ReadonlyMap<RecordKey, StoredContributor>,
): MembershipChange {
  const changed = new Map<RecordKey, StoredContributor>();
  const brought = new Map<RecordKey, Hanging>();
  const affected = new Set<string>();
  const apply = (
    member: Member | FormerMember,
    entityId: string | null,
    record?: CanonicalRecord,
  ) => {
    const key = recordKey(member.source, member.recordId);
    const before = changed.get(key) ?? known.get(key);
    const { core, hanging } = divided(record);
    const after = decided(before, key, member, entityId, core);
    if (core !== undefined && after.record === core) {
      if (hanging !== undefined) brought.set(key, hanging);
      else if (brought.has(key) || before?.hangs === true) brought.set(key, nothing);
    }
    if (before?.entityId != null) affected.add(before.entityId);
    if (after.entityId !== null) affected.add(after.entityId);
    if (after !== before) changed.set(key, after);
  };
  for (const item of items) {
    affected.add(item.entityId);
    for (const member of item.joined) apply(member, item.entityId, member.record);
    for (const member of item.left) apply(member, member.to ?? null);
  }
  const hanging = settle(brought, changed, known);
  return { changed, affected, movements: movementsOf(changed, known), hanging };
}

/** Marks the records on which something hangs; on those that are gone nothing does. */
function settle(
  brought: ReadonlyMap<RecordKey, Hanging>,
  changed: Map<RecordKey, StoredContributor>,
  known: ReadonlyMap<RecordKey, StoredContributor>,
): Map<RecordKey, Hanging> {
  const settled = new Map<RecordKey, Hanging>();
  for (const [key, after] of changed) {
    const hung = known.get(key)?.hangs === true;
    const news = after.entityId === null ? nothing : brought.get(key);
    if (news === undefined || (news === nothing && !hung)) continue;
    const { hangs: _hung, ...rest } = after;
    changed.set(key, news === nothing ? rest : { ...rest, hangs: true });
    settled.set(key, news);
  }
  return settled;
}

interface GrowingMovement extends Movement {
  readonly records: string[];
  readonly from: string[];
  readonly to: string[];
}

function movementsOf(
  changed: ReadonlyMap<RecordKey, StoredContributor>,
  known: ReadonlyMap<RecordKey, StoredContributor>,
): Map<string, Movement> {
  const movements = new Map<string, GrowingMovement>();
  const note = (entity: string, record: string): GrowingMovement => {
    const movement = movements.get(entity) ?? { records: [], from: [], to: [] };
    if (movement.records.length === 0) movements.set(entity, movement);
    movement.records.push(record);
    return movement;
  };
  for (const [key, { entityId, recordVersion }] of changed) {
    const before = known.get(key)?.entityId ?? null;
    const record = `${key}@${recordVersion}`;
    const to = entityId === null ? undefined : note(entityId, record);
    if (before === null || before === entityId) continue;
    const from = note(before, record);
    if (entityId === null) continue;
    if (to !== undefined && !to.from.includes(before)) to.from.push(before);
    if (!from.to.includes(entityId)) from.to.push(entityId);
  }
  return movements;
}

function decided(
  before: StoredContributor | undefined,
  key: RecordKey,
  member: Member | FormerMember,
  entityId: string | null,
  record: CanonicalRecord | undefined,
): StoredContributor {
  const newer = before === undefined || member.sequence > before.sequence;
  const fresher = record !== undefined && member.version > (before?.recordVersion ?? 0);
  if (before !== undefined && !newer && !fresher) return before;
  const { record: kept, overrides, lockId } = before ?? {};
  const held = fresher ? record : kept;
  return {
    ...(overrides === undefined ? {} : { overrides }),
    ...(lockId === undefined ? {} : { lockId }),
    key,
    source: member.source,
    recordId: member.recordId,
    entityId: newer ? entityId : before.entityId,
    sequence: newer ? member.sequence : before.sequence,
    recordVersion: fresher ? member.version : (before?.recordVersion ?? 0),
    ...(held === undefined ? {} : { record: held }),
    ...(before?.hangs === true ? { hangs: true } : {}),
  };
}

/** The contributors of each of these entities; those that belong to others, or to none, are left out. */
export function byEntity(
  entityIds: Iterable<string>,
  contributors: Iterable<StoredContributor>,
): Map<string, StoredContributor[]> {
  const groups = new Map<string, StoredContributor[]>();
  for (const id of entityIds) groups.set(id, []);
  for (const contributor of contributors) {
    if (contributor.entityId !== null) groups.get(contributor.entityId)?.push(contributor);
  }
  return groups;
}
