import { canonicalFields } from '@concord/contracts/canonical';
import { sourceName } from '@concord/contracts/names';
import { pageQuery } from '@concord/service-kit';
import { z } from 'zod';

/** A record version that cleansing could not accept, with what it had and why. */
export const quarantinedRecord = z.object({
  id: z.string().meta({ example: 'crm:1042@3' }),
  source: sourceName,
  recordId: z.string(),
  version: z.int(),
  position: z.string().optional().meta({ example: 'crm.csv line 17' }),
  quarantinedAt: z.string(),
  reasons: z.array(
    z.object({
      code: z.string().meta({ example: 'record.incomplete' }),
      field: z.string().optional(),
      message: z.string(),
      /** The expression of the mapping that failed, and where in it, counted from 1. */
      expression: z.string().optional().meta({ example: "first & ' ' & $uppercase(last)" }),
      character: z.int().optional(),
    }),
  ),
  /** The raw record as it came; for an unreadable row the beginning of it. */
  original: z.unknown(),
  /** By column, what the rows before said where this one is empty. */
  carried: z.record(z.string(), z.unknown()).optional(),
  draft: canonicalFields,
  /** Set when a newer version of the record was accepted or the record was deleted. */
  resolvedByVersion: z.int().optional(),
});
export type QuarantinedRecord = z.infer<typeof quarantinedRecord>;

export const quarantineFilter = pageQuery.extend({
  source: sourceName.optional(),
  /** A reason code. */
  reason: z.string().max(100).optional(),
  /** `true` lists also those that a newer version has resolved. */
  resolved: z.stringbool().default(false),
});
export type QuarantineFilter = z.infer<typeof quarantineFilter>;
