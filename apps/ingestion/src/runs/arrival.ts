import { createHash } from 'node:crypto';
import type { SourceItem } from '@concord/connectors/source';
import { contentHash } from '@concord/reconciliation';
import type { Arrival } from '../intake/intake';

/** What a connector read and what is carried into it, with the hash that tells a change from a repeat. */
export function arrivalOf(item: SourceItem, carried?: Readonly<Record<string, unknown>>): Arrival {
  if (item.kind === 'record') {
    const { recordId, data, position } = item;
    if (carried === undefined)
      return { op: 'upsert', recordId, data, position, hash: contentHash(data) };
    const hash = contentHash({ data, carried });
    return { op: 'upsert', recordId, data, position, hash, carried };
  }
  const { fault, position, excerpt } = item;
  // Named by its content: the same broken row in the next read is a repeat.
  const hash = createHash('sha256').update(`${fault.code}\n${excerpt}`).digest('hex').slice(0, 24);
  return { op: 'unreadable', recordId: `unreadable-${hash}`, hash, position, fault, excerpt };
}
