import type { AttachedRecord, CanonicalFields, PlainValue } from '@concord/contracts/canonical';
import type { RecordKey } from '@concord/contracts/names';
import { isDeepStrictEqual } from 'node:util';

/**
 * A transaction or interaction as stored. It hangs on the key of a source record, and so on whatever entity
 * that record is part of: a merge or split moves none.
 */
export interface StoredItem {
  /** See `itemId`. */
  readonly _id: string;
  /** The source record that tells of it. */
  readonly giver: RecordKey;
  /** The source record that it hangs on: the giver, or the one that the giver names. */
  readonly owner: RecordKey;
  readonly entity: string;
  readonly id: string;
  /** When it happened: `YYYY[-MM[-DD]]` or ISO 8601 in UTC; empty where nobody says. */
  readonly at: string;
  readonly fields: CanonicalFields;
  /** The version of the giver that said so. */
  readonly version: number;
}

/** All ids of one giver begin alike, and those of no other giver so, whatever characters are in its key. */
export function itemId(giver: RecordKey, entity: string, id: string): string {
  return `${itemPrefix(giver)}${JSON.stringify(entity)},${JSON.stringify(id)}]`;
}

export function itemPrefix(giver: RecordKey): string {
  return `[${JSON.stringify(giver)},`;
}

/** The field that says the day of a transaction or interaction where its source says no time. */
export type DayField = (entity: string) => string | undefined;

export interface Giver {
  readonly key: RecordKey;
  readonly version: number;
  /** Where it is not the giver itself. */
  readonly owner?: RecordKey;
}

export function storedItem(
  { key: giver, version, owner = giver }: Giver,
  { entity, id, at, fields }: AttachedRecord,
  dayField: DayField,
): StoredItem {
  const day = fields[dayField(entity) ?? '']?.[0]?.value;
  const known = at ?? (typeof day === 'string' ? day : '');
  return {
    ...{ _id: itemId(giver, entity, id), giver, owner, entity, id },
    ...{ at: known, fields, version },
  };
}

/** What has to be written so that a giver has these items and no others. */
export interface ItemChanges {
  readonly inserted: readonly StoredItem[];
  readonly replaced: readonly StoredItem[];
  readonly removed: readonly string[];
}

/** An item that says what it said before is left as it is: its version is the one that said so first. */
export function itemChanges(
  wanted: readonly StoredItem[],
  stored: readonly StoredItem[],
): ItemChanges {
  const before = new Map(stored.map((item) => [item._id, item]));
  const kept = new Set(wanted.map(({ _id }) => _id));
  return {
    inserted: wanted.filter(({ _id }) => !before.has(_id)),
    replaced: wanted.filter((item) => {
      const known = before.get(item._id);
      return known !== undefined && !saysTheSame(item, known);
    }),
    removed: stored.flatMap(({ _id }) => (kept.has(_id) ? [] : [_id])),
  };
}

function saysTheSame(some: StoredItem, other: StoredItem): boolean {
  const { owner, at, fields } = other;
  return some.owner === owner && some.at === at && isDeepStrictEqual(some.fields, fields);
}

/** The values without what cleansing noted about them. */
export function plainFields(fields: CanonicalFields): Record<string, PlainValue[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [field, values.map(({ value }) => value)]),
  );
}
