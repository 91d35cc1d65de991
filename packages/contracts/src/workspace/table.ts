import { z } from 'zod';
import { sourceName } from '../names';

/** `tables/*.yaml`: what the lookups of several mappings share. */
export const tableFile = z.strictObject({
  table: sourceName,
  description: z.string().optional(),
  rows: z.record(z.string(), z.string()),
});

/** Tables by name, each raw text → value. */
export const lookupTables = z.record(sourceName, tableFile.shape.rows);
export type LookupTables = z.infer<typeof lookupTables>;
