import { z } from 'zod';
import { canonicalFields, canonicalRecord, valueChange } from './canonical';
import { sourceName } from './names';
import { replayProgress } from './replays';

export const quarantineReason = z.object({
  code: z.string().meta({ example: 'record.incomplete' }),
  field: z.string().optional(),
  message: z.string(),
  /** The expression of the mapping that failed, and where in it, counted from 1. */
  expression: z.string().optional().meta({ example: "first & ' ' & $uppercase(last)" }),
  character: z.int().optional(),
});

/** One column that a person set right. `before` is null where the record did not have it. */
export const fixedColumn = z.object({
  column: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type FixedColumn = z.infer<typeof fixedColumn>;

const who = { who: z.string(), at: z.string(), comment: z.string().optional() };

/**
 * How an entry was closed: by hand, by judging it anew under another setup, or because its source
 * sent (or deleted, or ingestion replayed) a newer version of the record.
 */
export const resolution = z.discriminatedUnion('by', [
  z.object({ by: z.literal('fix'), ...who }),
  z.object({ by: z.literal('replay'), ...who, replay: z.string() }),
  z.object({ by: z.literal('version'), at: z.string() }),
]);
export type Resolution = z.infer<typeof resolution>;

/** A record version that cleansing could not accept, with what it had and why. */
export const quarantinedRecord = z.object({
  id: z.string().meta({ example: 'crm:1042@3' }),
  source: sourceName,
  recordId: z.string(),
  version: z.int(),
  position: z.string().optional().meta({ example: 'crm.csv line 17' }),
  quarantinedAt: z.string(),
  reasons: z.array(quarantineReason),
  /** The raw record as it came; for an unreadable row the beginning of it. */
  original: z.unknown(),
  /** By column, what the rows before said where this one is empty. */
  carried: z.record(z.string(), z.unknown()).optional(),
  /** What a person set right in it. */
  fix: z.array(fixedColumn).optional(),
  draft: canonicalFields,
  /** The version that settled it: a newer one, or its own where it was fixed or accepted by a replay. */
  resolvedByVersion: z.int().optional(),
  resolution: resolution.optional(),
  /** Set where somebody decided that nothing is to be done about it; it still counts as quarantined. */
  dismissed: z.object(who).optional(),
});
export type QuarantinedRecord = z.infer<typeof quarantinedRecord>;

const day = z.iso.date('a day such as 2026-03-01');
const moment = z.union([day, z.iso.datetime('a day or a time such as 2026-03-01T08:00:00Z')]);

/** Which entries are meant; what is absent does not matter. */
export const quarantineChoice = z.strictObject({
  source: sourceName.optional(),
  /** A reason code: `email.invalid`. */
  reason: z.string().max(100).optional(),
  /** The field that a reason is about. */
  field: z.string().max(200).optional(),
  /** Quarantined then or later. */
  from: moment.optional(),
  /** Quarantined before; a day counts whole. */
  to: moment.optional(),
});
export type QuarantineChoice = z.infer<typeof quarantineChoice>;

export const quarantineStates = ['open', 'dismissed', 'resolved', 'all'] as const;
export const quarantineState = z.enum(quarantineStates);
export type QuarantineState = z.infer<typeof quarantineState>;

/** Open entries by source, reason and field; one with two reasons is in two groups. */
export const quarantineGroup = z.object({
  source: z.string(),
  code: z.string(),
  field: z.string().optional(),
  records: z.int().nonnegative(),
  /** Since when the oldest of them waits. */
  oldest: z.string(),
});
export type QuarantineGroup = z.infer<typeof quarantineGroup>;

export const quarantineSummary = z.object({
  open: z.int().nonnegative(),
  dismissed: z.int().nonnegative(),
  groups: z.array(quarantineGroup),
});
export type QuarantineSummary = z.infer<typeof quarantineSummary>;

const comment = z.string().min(1).max(1_000);

/**
 * Columns of the raw record as they should have come; null or an empty text empties one. Dots go into
 * nested objects where the record has them: `address.city`.
 */
export const fixBody = z.strictObject({
  columns: z
    .record(z.string().min(1).max(200), z.unknown())
    .refine((columns) => Object.keys(columns).length > 0, 'name at least one column')
    .refine((columns) => Object.keys(columns).length <= 500, 'at most 500 columns'),
  comment: comment.optional(),
  /** Only say what would become of it. */
  dryRun: z.boolean().default(false),
});
export type FixBody = z.infer<typeof fixBody>;

/** The record after a fix. */
export const fixAnswer = z.object({
  id: z.string(),
  source: z.string(),
  recordId: z.string(),
  version: z.int(),
  stored: z.boolean().meta({ description: 'false for a dry run' }),
  record: canonicalRecord,
  changes: z.array(valueChange),
});
export type FixAnswer = z.infer<typeof fixAnswer>;

export const dismissBody = z.strictObject({ comment });
export type DismissBody = z.infer<typeof dismissBody>;

/** Which open entries are judged anew by the current setup. Without anything: all of them. */
export const quarantineReplayBody = quarantineChoice.extend({
  ids: z.array(z.string().min(1).max(500)).min(1).max(1_000).optional(),
});
export type QuarantineReplayBody = z.infer<typeof quarantineReplayBody>;

const counts = z.int().nonnegative();

export const quarantineReplay = replayProgress.extend({
  about: quarantineReplayBody,
  counts: z.object({
    judged: counts,
    accepted: counts,
    /** Still bad, though perhaps for other reasons. */
    quarantined: counts,
    /** Of sources that the setup does not have any more. */
    skipped: counts,
  }),
});
export type QuarantineReplay = z.infer<typeof quarantineReplay>;
