import type { RecordReceived } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';

/** What ingestion keeps of a source record: its latest raw form. */
export interface RawState {
  readonly version: number;
  readonly hash: string;
  readonly op: 'upsert' | 'delete' | 'unreadable';
}

/** Something that came in from a source, with the hash of its content. */
export type Arrival =
  | {
      readonly op: 'upsert';
      readonly recordId: string;
      readonly hash: string;
      readonly position: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** By column, what the rows before say where this one is empty. */
      readonly carried?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly op: 'unreadable';
      readonly recordId: string;
      readonly hash: string;
      readonly position: string;
      readonly fault: { readonly code: string; readonly message: string };
      readonly excerpt: string;
    }
  | { readonly op: 'delete'; readonly recordId: string };

export interface IntakeCounts {
  readonly received: number;
  readonly repeats: number;
  readonly forwarded: number;
  readonly unreadable: number;
  readonly deleted: number;
}

export const noCounts: IntakeCounts = {
  received: 0,
  repeats: 0,
  forwarded: 0,
  unreadable: 0,
  deleted: 0,
};

export interface Intake {
  /** Versions to store and to announce, in order of arrival. */
  readonly events: readonly RecordReceived[];
  /** The state after, by key, of every record that changed. */
  readonly changed: ReadonlyMap<RecordKey, RawState>;
  /** Keys of all records that were seen, changed or not. */
  readonly seen: readonly RecordKey[];
  readonly counts: IntakeCounts;
}

/**
 * Recognises by hash what is new, changed or a repeat, and gives each change the next version.
 * received = repeats + forwarded; a deletion is neither, and one of an unknown record is nothing.
 *
 * @param readAt ISO 8601 time of reading.
 */
export function takeIn(
  source: string,
  arrivals: readonly Arrival[],
  known: ReadonlyMap<RecordKey, RawState>,
  readAt: string,
): Intake {
  const events: RecordReceived[] = [];
  const changed = new Map<RecordKey, RawState>();
  const seen = new Set<RecordKey>();
  const counts = { ...noCounts };
  for (const arrival of arrivals) {
    const key = recordKey(source, arrival.recordId);
    const before = changed.get(key) ?? known.get(key);
    if (arrival.op !== 'delete') {
      counts.received++;
      seen.add(key);
    }
    if (!isChange(arrival, before)) {
      if (arrival.op !== 'delete') counts.repeats++;
      continue;
    }
    const version = (before?.version ?? 0) + 1;
    changed.set(key, {
      version,
      op: arrival.op,
      hash: arrival.op === 'delete' ? '' : arrival.hash,
    });
    events.push(eventOf(source, arrival, version, readAt));
    if (arrival.op === 'delete') counts.deleted++;
    else counts.forwarded++;
    if (arrival.op === 'unreadable') counts.unreadable++;
  }
  return { events, changed, seen: [...seen], counts };
}

function isChange(arrival: Arrival, before: RawState | undefined): boolean {
  if (arrival.op === 'delete') return before !== undefined && before.op !== 'delete';
  return before?.op !== arrival.op || before.hash !== arrival.hash;
}

function eventOf(
  source: string,
  arrival: Arrival,
  version: number,
  readAt: string,
): RecordReceived {
  const identity = { source, recordId: arrival.recordId, version, readAt };
  switch (arrival.op) {
    case 'delete':
      return { ...identity, op: 'delete' };
    case 'unreadable':
      return {
        ...identity,
        op: 'unreadable',
        position: arrival.position,
        fault: arrival.fault,
        excerpt: arrival.excerpt,
      };
    case 'upsert':
      return {
        ...identity,
        op: 'upsert',
        position: arrival.position,
        data: { ...arrival.data },
        ...(arrival.carried === undefined ? {} : { carried: { ...arrival.carried } }),
      };
  }
}
