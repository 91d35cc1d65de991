import type { Channel } from '@concord/contracts/bus';
import type { Envelope } from '@concord/contracts/envelope';

/** A message as text, for what no service would send: duplicates, misfits. */
export function envelopeOf<Item>(
  channel: Channel<Item>,
  items: readonly unknown[],
  changes: Partial<Envelope> = {},
): string {
  const envelope: Envelope = {
    specversion: '1.0',
    id: `m-${Math.random().toString(36).slice(2)}`,
    source: 'urn:concord:service:ingestion',
    type: channel.type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: channel.dataschema,
    partitionkey: 'partition:0',
    data: { items: [...items] },
    ...changes,
  };
  return JSON.stringify(envelope);
}
