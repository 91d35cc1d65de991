import { z } from 'zod';
import { plainValue } from './canonical';
import { sourceName } from './names';
import { cleansingSetup } from './workspace/setups';

/** A raw record as ingestion holds it, the latest version. */
export const rawRecord = z.object({
  source: sourceName,
  recordId: z.string(),
  version: z.int().positive(),
  op: z.enum(['upsert', 'delete', 'unreadable']),
  readAt: z.string(),
  position: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  carried: z.record(z.string(), z.unknown()).optional(),
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  excerpt: z.string().optional(),
});
export type RawRecord = z.infer<typeof rawRecord>;

export const mostPreviewed = 1_000;

/** What would become of these records under another setup. Nothing is stored. */
export const previewBody = z.strictObject({
  /** The cleansing part of a workspace, as `concord apply` would send it. */
  setup: cleansingSetup,
  /** Raw records, as ingestion gives a sample of them. */
  records: z.array(rawRecord).max(mostPreviewed).default([]),
  /** So many of what waits in quarantine, besides. */
  quarantine: z
    .strictObject({
      sources: z.array(sourceName).max(1_000).optional(),
      sample: z.int().min(1).max(mostPreviewed),
    })
    .optional(),
  /** How many examples of each kind of difference each source gets. */
  examples: z.int().min(0).max(20).default(3),
});
export type PreviewBody = z.infer<typeof previewBody>;

const count = z.int().nonnegative();

/** How a sample comes out under one setup. */
export const previewOutcome = z.object({
  accepted: count,
  quarantined: count,
  /** Records by reason; one with several reasons counts once for each. */
  reasons: z.array(z.object({ code: z.string(), field: z.string().optional(), count })),
});
export type PreviewOutcome = z.infer<typeof previewOutcome>;

/** `saved`: quarantined now, accepted then; `lost`: the other way round; `changed`: accepted with other values. */
export const previewDifference = z.enum(['saved', 'lost', 'changed', 'otherReasons', 'same']);
export type PreviewDifference = z.infer<typeof previewDifference>;

/** One value of the canonical record, before and after; an empty list where there is none. */
export const previewChange = z.object({
  field: z.string(),
  before: z.array(plainValue),
  after: z.array(plainValue),
});
export type PreviewChange = z.infer<typeof previewChange>;

export const previewExample = z.object({
  recordId: z.string(),
  position: z.string().optional(),
  difference: previewDifference,
  changes: z.array(previewChange),
  reasons: z.object({ now: z.array(z.string()), then: z.array(z.string()) }),
});
export type PreviewExample = z.infer<typeof previewExample>;

export const sourcePreview = z.object({
  source: z.string(),
  records: count,
  /** Absent where the source is not in the setup. */
  now: previewOutcome.optional(),
  then: previewOutcome.optional(),
  differences: z.partialRecord(previewDifference, count),
  /** In how many records each field would have other values. */
  fields: z.array(z.object({ field: z.string(), records: count })),
  examples: z.array(previewExample),
});
export type SourcePreview = z.infer<typeof sourcePreview>;

/** Apart, since what is in quarantine is in a sample of the records, too. */
export const previewAnswer = z.object({
  records: z.array(sourcePreview),
  quarantine: z.array(sourcePreview),
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;
