/** Records of a file, as they come; after each batch how many bytes have been read. */
export interface RecordBatch {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** Rows that held no record. */
  readonly unreadable: number;
  readonly bytesRead: number;
}
