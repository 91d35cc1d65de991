import { issue, valueChange } from '@concord/contracts/canonical';
import { dimensions } from '@concord/contracts/quality';
import { sourceName } from '@concord/contracts/names';
import { fixedColumn } from '@concord/contracts/quarantine';
import { z } from 'zod';

/**
 * How a record came out: `clean` as it came, `fixed` where only the form was put right or something
 * filled in, `warned` where something is doubtful or could not be used.
 */
export const recordResult = z.enum(['clean', 'fixed', 'warned', 'quarantined', 'deleted']);

/** What cleansing made of the latest version of a source record. */
export const cleansedRecord = z.object({
  source: sourceName,
  recordId: z.string().meta({ example: '1042' }),
  version: z.int(),
  /** Whether identity resolution holds a version of it. */
  announced: z.boolean(),
  result: recordResult,
  /** 0 to 1; absent where the record was not accepted. */
  quality: z.number().optional(),
  /** Completeness, validity, consistency and timeliness of this record. */
  dimensions: dimensions.optional(),
  /** Each change of a value: field, before, after, and the rule that did it. */
  changes: z.array(valueChange),
  /** What is doubtful about it, or why it waits. */
  issues: z.array(issue.omit({ severity: true }).partial({ field: true })),
  /** What a person set right in the raw record, in quarantine. */
  fix: z.array(fixedColumn).optional(),
  cleansedAt: z.string(),
});
export type CleansedRecord = z.infer<typeof cleansedRecord>;
