import { z } from 'zod';
import { sourceName } from './names';
import { onFail } from './workspace/quality';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/**
 * The five dimensions (ISO/IEC 25012), each a share from 0 to 1; one that cannot be told is absent:
 * nothing was seen yet, or it is not measured of such a field. Formulas: docs/guide/quality.md.
 */
export const dimensions = z.object({
  completeness: share.optional(),
  validity: share.optional(),
  consistency: share.optional(),
  uniqueness: share.optional(),
  timeliness: share.optional(),
});
export type Dimensions = z.infer<typeof dimensions>;

/** What became of a check when it was last held against its source. */
export const checkOutcome = z.object({
  check: z.string().meta({ example: 'completeness(email) > 0.9' }),
  onFail,
  /** `unknown`: there is nothing yet to tell by. */
  outcome: z.enum(['holds', 'fails', 'unknown']),
  /** What was measured: a share, an age in milliseconds, a number of rows. */
  figure: z.number().optional(),
  /** For people: the figure, and what was asked. */
  message: z.string(),
  /** Since when it fails. */
  since: z.string().optional(),
});
export type CheckOutcome = z.infer<typeof checkOutcome>;

export const fieldQuality = z.object({
  field: z.string().meta({ example: 'email' }),
  type: z.string().optional().meta({ example: 'email' }),
  ...dimensions.omit({ timeliness: true }).shape,
});
export type FieldQuality = z.infer<typeof fieldQuality>;

/** What the current records of a source are worth; cleansing's `GET /v1/quality/{source}`. */
export const sourceQualityReport = z.object({
  source: sourceName,
  /** Current records whose fields could be judged: accepted and quarantined ones. */
  records: count,
  quarantined: count,
  /** Rows that could not be read at all. */
  unreadable: count,
  /** When the newest change was made that the source told of. */
  newestChange: z.string().optional(),
  dimensions,
  fields: z.array(fieldQuality),
  checks: z.array(checkOutcome),
});
export type SourceQualityReport = z.infer<typeof sourceQualityReport>;

export const qualityReport = z.object({
  overall: sourceQualityReport.pick({
    records: true,
    quarantined: true,
    unreadable: true,
    dimensions: true,
  }),
  sources: z.array(sourceQualityReport),
});
export type QualityReport = z.infer<typeof qualityReport>;

/** The standing at the end of a day, or so far of today. */
export const qualityDay = z.object({
  day: z.iso.date(),
  records: count,
  quarantined: count,
  dimensions,
  fields: z.array(fieldQuality),
});
export type QualityDay = z.infer<typeof qualityDay>;
export const qualityHistory = z.object({ source: sourceName, days: z.array(qualityDay) });
export type QualityHistory = z.infer<typeof qualityHistory>;

const counted = z.object({ value: z.string(), count });
const numbers = z.object({
  count,
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  quartiles: z.tuple([z.number(), z.number(), z.number()]),
});

/** What is in one field or column; of a sample, so counts are of the sample. */
export const columnReport = z.object({
  name: z.string(),
  values: count,
  filled: count,
  distinct: count,
  isExact: z.boolean(),
  /** Values of customers: for operators. */
  top: z.array(counted),
  patterns: z.array(counted),
  length: numbers.optional(),
  numbers: numbers.optional(),
});
export type ColumnReport = z.infer<typeof columnReport>;
export const profileReport = z.object({
  source: sourceName,
  /** The days that it covers. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** Records that were looked at, of those that came. */
  sampled: count,
  columns: z.array(columnReport),
});
export type ProfileReport = z.infer<typeof profileReport>;

/** How a run differs from the runs before it. */
export const driftFinding = z.object({
  kind: z.enum([
    'column.new',
    'column.vanished',
    'column.renamed',
    'column.emptied',
    'fill.dropped',
    'format.changed',
    'volume.jumped',
  ]),
  column: z.string().optional(),
  before: z.string(),
  now: z.string(),
  /** For people; shapes of values at most, never values. */
  message: z.string(),
});
export type DriftFinding = z.infer<typeof driftFinding>;

/** What keeps a source from being read. */
export const sourceHold = z.object({
  check: z.string(),
  message: z.string(),
  since: z.string(),
  /** An operator let the source go on: the check only warns until it has held once. */
  waived: z.boolean(),
});
export type SourceHold = z.infer<typeof sourceHold>;

/** What ingestion sees of a source; its `GET /v1/sources/{source}/quality`. */
export const intakeQualityReport = z.object({
  source: sourceName,
  held: z.boolean(),
  holds: z.array(sourceHold),
  checks: z.array(checkOutcome),
  /** Of the last run that was read to its end. */
  lastRun: z
    .object({
      id: z.string(),
      endedAt: z.string(),
      volume: count,
      /** The run itself, or only what was read after an interruption. */
      sampled: count,
      columns: z.array(z.object({ name: z.string(), filled: share })),
      drift: z.array(driftFinding),
      /** Runs that it was compared with. */
      comparedWith: count,
    })
    .optional(),
  /** Rows of the last runs, the newest first. */
  volumes: z.array(z.object({ endedAt: z.string(), volume: count })),
});
export type IntakeQualityReport = z.infer<typeof intakeQualityReport>;
