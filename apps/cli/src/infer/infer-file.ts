import type { DetectedFormat } from '@concord/connectors/detection';
import type { EntityModel } from '@concord/contracts/workspace';
import { TableProfile, type TableSummary } from '@concord/profiling';
import { inferTable, proposeMapping, type Proposal } from '@concord/profiling/inference';
import { openDataFile } from './data-file';

/** What `concord infer` found out about a file. */
export interface InferredFile {
  readonly format: DetectedFormat;
  readonly table: TableSummary;
  readonly proposal: Proposal;
  /** Rows that held no record. */
  readonly unreadable: number;
  /** Share of the file that was read, 0 to 1. */
  readonly share: number;
}

export interface InferOptions {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Read to the end, however large. */
  readonly whole?: boolean;
  /** Whose fields the columns are to be mapped to. */
  readonly model?: EntityModel;
  readonly onProgress?: (bytesRead: number, bytesTotal: number, records: number) => void;
}

/**
 * Profiles a file of any format that connectors read, and proposes a mapping. Memory does not grow with the file,
 * but for one JSON document.
 *
 * @throws CommandError for what cannot be read
 */
export async function inferFile(path: string, options: InferOptions): Promise<InferredFile> {
  const file = await openDataFile(path, options.whole === true);
  const profile = new TableProfile();
  let unreadable = 0;
  let records = 0;
  for await (const batch of file.batches()) {
    for (const record of batch.records) profile.add(record);
    records += batch.records.length;
    unreadable += batch.unreadable;
    options.onProgress?.(batch.bytesRead, file.bytes, records);
  }
  const table = profile.summary();
  const proposal = proposeMapping(inferTable(table, options.today), options.model);
  return { format: file.format, table, proposal, unreadable, share: file.share };
}
