import type { RecordReceived } from '@concord/contracts/events';
import type { RawDocument } from '../intake/raw-records.repository';

/**
 * The same content as the next version, so that nothing older can come after it; undefined for what
 * cannot be sent again: a tombstone, and a row that was found unreadable before faults were kept.
 */
export function replayed(raw: RawDocument): RecordReceived | undefined {
  const { source, recordId, version, readAt, position = '' } = raw;
  const next = { source, recordId, readAt, position, version: version + 1, replayOf: version };
  switch (raw.op) {
    case 'delete':
      return undefined;
    case 'unreadable':
      return raw.fault === undefined
        ? undefined
        : { ...next, op: 'unreadable', fault: raw.fault, excerpt: raw.excerpt ?? '' };
    case 'upsert':
      return {
        ...next,
        op: 'upsert',
        data: { ...raw.data },
        ...(raw.carried === undefined ? {} : { carried: { ...raw.carried } }),
      };
  }
}
