/** One record as the source gave it; `position` is for people: `crm.csv line 17`. */
export interface RawRecord {
  readonly recordId: string;
  readonly data: Record<string, unknown>;
  /** What the source says in its column of the last change, as written there. */
  readonly changedAt?: string;
  readonly position: string;
}

/** Something that stands where a record should stand. */
export interface Unreadable {
  /** `code` is stable (`csv.columns`), `message` names the place, the fault and the remedy. */
  readonly fault: { readonly code: string; readonly message: string };
  readonly position: string;
  /** The beginning of what could not be read, at most 2,000 characters. */
  readonly excerpt: string;
}

export type SourceItem =
  ({ readonly kind: 'record' } & RawRecord) | ({ readonly kind: 'unreadable' } & Unreadable);

/** How far a file has been read: so many items, readable or not. */
export interface FileCheckpoint {
  readonly records: number;
}

/**
 * How far an HTTP API has been read. With `page` or `cursor` a read goes on there, after `skip`
 * items of that page; without, a new read begins that asks for what changed since `since`.
 * `highest` is the latest change seen so far, the `since` of the next read.
 */
export interface HttpCheckpoint {
  readonly page?: number;
  readonly cursor?: string;
  readonly skip?: number;
  readonly since?: string;
  readonly highest?: string;
}

/** Plain JSON, to be stored with what was read and handed to the next read. */
export type Checkpoint = FileCheckpoint | HttpCheckpoint;

export interface SourceBatch {
  readonly items: readonly SourceItem[];
  /** After these items; a read that goes on from here gives what follows, and nothing twice. */
  readonly checkpoint: Checkpoint;
  readonly bytesRead?: number;
  /** Absent when the source does not know its size. */
  readonly bytesTotal?: number;
}

export interface ReadOptions {
  readonly from?: Checkpoint;
  /** The most items in a batch. */
  readonly batchSize: number;
  readonly signal?: AbortSignal;
}

/**
 * Reads a source as a stream of batches, with memory that does not grow with the source. A bad
 * record never ends a read, it comes as an `unreadable` item. What does end it is thrown after the
 * last good items were given: `SourceUnreachable` (try again later), `SourceBroken` (someone has to
 * mend the source or its settings), or the reason of the aborted signal.
 */
export interface SourceReader {
  read(options: ReadOptions): AsyncIterable<SourceBatch>;
}
