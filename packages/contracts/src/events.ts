import { z } from 'zod';
import { canonicalRecord, plainValue } from './canonical';
import { fieldName, sourceName } from './names';

const recordIdentity = {
  source: sourceName,
  recordId: z.string().min(1).max(400),
  /** Counts up by one with every change of the record that ingestion saw; 1 is the first. */
  version: z.int().positive(),
};

/**
 * Set where the source said nothing new: the content of that version is sent once more, to be judged
 * anew. Its outcome takes the place of the former one in the counts.
 */
const replayOf = z.int().positive().optional();

/** One record as a source gave it. Ingestion → cleansing. */
export const recordReceived = z.discriminatedUnion('op', [
  z.strictObject({
    ...recordIdentity,
    op: z.literal('upsert'),
    data: z.record(z.string(), z.unknown()),
    /** By column, what the rows before said where this one is empty; see `carry` of a source. */
    carried: z.record(z.string(), z.unknown()).optional(),
    readAt: z.iso.datetime(),
    /** Where it stood in its source, for people: `crm.csv line 17`. */
    position: z.string().max(300),
    replayOf,
  }),
  z.strictObject({ ...recordIdentity, op: z.literal('delete'), readAt: z.iso.datetime() }),
  z.strictObject({
    ...recordIdentity,
    op: z.literal('unreadable'),
    readAt: z.iso.datetime(),
    position: z.string().max(300),
    fault: z.strictObject({ code: z.string(), message: z.string() }),
    /** The beginning of what could not be read. */
    excerpt: z.string().max(2000),
    replayOf,
  }),
]);
export type RecordReceived = z.infer<typeof recordReceived>;

/** One record mapped and standardized, or gone. Cleansing → identity resolution. */
export const recordCleansed = z.discriminatedUnion('op', [
  z.strictObject({ ...recordIdentity, op: z.literal('upsert'), record: canonicalRecord }),
  z.strictObject({ ...recordIdentity, op: z.literal('delete') }),
]);
export type RecordCleansed = z.infer<typeof recordCleansed>;

/**
 * A transaction or interaction with a record of its own, mapped and standardized, or gone. Cleansing → master
 * data, past identity resolution: whose it is stands in `record.owner`, and nothing is to be resolved.
 */
export type RecordAttached = RecordCleansed;

/**
 * Which of the checks that stop a source fail on its records just now. Cleansing → ingestion. Always
 * all of them, so that a later one replaces an earlier one; `sequence` grows with each.
 */
export const sourceJudged = z.strictObject({
  source: sourceName,
  sequence: z.int().positive(),
  failing: z
    .array(z.strictObject({ check: z.string(), message: z.string(), since: z.iso.datetime() }))
    .max(100),
});
export type SourceJudged = z.infer<typeof sourceJudged>;

export const entityId = z
  .string()
  .regex(/^[a-z]+_[0-9A-HJKMNP-TV-Z]{26}$/, 'an entity id such as ent_01JCX…');

const membership = {
  ...recordIdentity,
  /** Counts up with every decision about the record; an older one never replaces a newer one. */
  sequence: z.int().positive(),
};

/** A record that now belongs to the entity. `record` is absent when only its entity changed. */
export const member = z.strictObject({ ...membership, record: canonicalRecord.optional() });
export type Member = z.infer<typeof member>;

/** A record that belonged to the entity. `to` is absent when the record was deleted. */
export const formerMember = z.strictObject({ ...membership, to: entityId.optional() });
export type FormerMember = z.infer<typeof formerMember>;

/**
 * What changed about one entity. Identity resolution → master data.
 * `redirected` entities live on in `into[0]`; `split` ones in all of `into`; `retired` ones have
 * no record left.
 */
export const entityResolved = z.strictObject({
  entityId,
  version: z.int().positive(),
  status: z.enum(['current', 'redirected', 'split', 'retired']),
  into: z.array(entityId),
  joined: z.array(member),
  left: z.array(formerMember),
  cause: z.enum(['arrival', 'update', 'deletion', 'settling', 'steward', 'model']),
});
export type EntityResolved = z.infer<typeof entityResolved>;

/**
 * What happened to a golden record. `created` also one whose id lives again; `merged`: it took records of
 * `others` over; `split`: it gave records to `others`; `redirected` and `deleted`: it ended.
 */
export const goldenChange = z.enum([
  'created',
  'updated',
  'merged',
  'split',
  'redirected',
  'deleted',
]);
export type GoldenChangeKind = z.infer<typeof goldenChange>;

/** A golden record after a change. Master data → outbound sync. */
export const goldenChanged = z.strictObject({
  entityId,
  version: z.int().positive(),
  status: z.enum(['current', 'redirected', 'split', 'retired']),
  into: z.array(entityId),
  /** Absent, as `others` and `before`, in events of releases that did not say it. */
  change: goldenChange.optional(),
  /** The golden records that took part in a merge or split, at most 100. */
  others: z.array(entityId).max(100).optional(),
  entity: fieldName,
  fields: z.record(fieldName, z.array(plainValue).min(1)),
  changedFields: z.array(fieldName),
  /** What the changed fields held before, those that held something; what they hold now is in `fields`. */
  before: z.record(fieldName, z.array(plainValue).min(1)).optional(),
  /** Where the entity stands in the sources; at most 100, the oldest first. */
  crosswalk: z.array(z.strictObject({ source: sourceName, recordId: z.string() })).max(100),
  changedAt: z.iso.datetime(),
});
export type GoldenChanged = z.infer<typeof goldenChanged>;
