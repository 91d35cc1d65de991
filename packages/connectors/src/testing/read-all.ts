import type { Checkpoint, RawRecord, SourceItem, SourceReader, Unreadable } from '../source';

/** Everything that a read gave, and what ended it. */
export interface Reading {
  readonly items: SourceItem[];
  readonly records: RawRecord[];
  readonly unreadable: Unreadable[];
  readonly checkpoints: Checkpoint[];
  readonly batches: number[];
  readonly error?: unknown;
}

export async function readAll(
  reader: SourceReader,
  options: { from?: Checkpoint; batchSize?: number; signal?: AbortSignal } = {},
): Promise<Reading> {
  const items: SourceItem[] = [];
  const checkpoints: Checkpoint[] = [];
  const batches: number[] = [];
  let ended: { error?: unknown } = {};
  try {
    for await (const batch of reader.read({ batchSize: 100, ...options })) {
      items.push(...batch.items);
      checkpoints.push(batch.checkpoint);
      batches.push(batch.items.length);
    }
  } catch (error) {
    ended = { error };
  }
  const records = items.flatMap((item) => (item.kind === 'record' ? [item] : []));
  const unreadable = items.flatMap((item) => (item.kind === 'unreadable' ? [item] : []));
  return { items, records, unreadable, checkpoints, batches, ...ended };
}
