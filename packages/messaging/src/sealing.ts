import type { AnyChannel } from '@concord/contracts/bus';
import { envelopeContentType, type Envelope } from '@concord/contracts/envelope';
import type { ServiceName } from '@concord/contracts/names';
import type { Options } from 'amqplib';

/** Items of one channel and partition on their way into messages, as JSON already. */
export interface SealInput {
  readonly channel: AnyChannel;
  readonly service: ServiceName;
  readonly partition: number;
  readonly items: readonly { readonly key: string; readonly json: string }[];
  readonly traceparent: string;
  /** ISO 8601, UTC. */
  readonly time: string;
}

export interface BatchLimits {
  readonly records: number;
  /** Bytes of the items of one message as JSON in UTF-8. */
  readonly bytes: number;
}

export interface SealedMessage {
  readonly id: string;
  readonly body: Buffer;
  readonly records: number;
}

/** Cuts items, in order, into envelopes of at most so many records and bytes (one at least). */
export function seal(input: SealInput, limits: BatchLimits, nextId: () => string): SealedMessage[] {
  return cut(input.items, limits).map((items) => {
    const id = nextId();
    return { id, body: Buffer.from(text(input, id, items)), records: items.length };
  });
}

function cut(items: SealInput['items'], limits: BatchLimits): SealInput['items'][] {
  const batches: { key: string; json: string }[][] = [];
  let batch: { key: string; json: string }[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(item.json) + 1;
    const full = batch.length >= limits.records || bytes + size > limits.bytes;
    if (batch.length === 0 || full) {
      batch = [];
      bytes = 0;
      batches.push(batch);
    }
    batch.push(item);
    bytes += size;
  }
  return batches;
}

/** The envelope as text. The items are JSON already, so they are put in as they are. */
function text(input: SealInput, id: string, items: SealInput['items']): string {
  const [first] = items;
  const single = items.length === 1 ? first?.key : undefined;
  const head: Omit<Envelope, 'data'> = {
    specversion: '1.0',
    id,
    source: `urn:concord:service:${input.service}`,
    type: input.channel.type,
    ...(single === undefined ? {} : { subject: single }),
    time: input.time,
    datacontenttype: 'application/json',
    dataschema: input.channel.dataschema,
    partitionkey: single ?? `partition:${input.partition}`,
    traceparent: input.traceparent,
  };
  const list = items.map(({ json }) => json).join(',');
  return `${JSON.stringify(head).slice(0, -1)},"data":{"items":[${list}]}}`;
}

/** The AMQP properties of an envelope. */
export function propertiesOf(
  id: string,
  type: string,
  service: ServiceName,
): Options.Publish & { messageId: string } {
  return { messageId: id, type, appId: service, contentType: envelopeContentType };
}

/**
 * Ids of messages that sort in the order of their making: milliseconds, process, counter.
 * `instance` is 8 hex digits; the clock of a process never goes back.
 */
export function messageIds(instance: string, now: () => number): () => string {
  let last = 0;
  let count = 0;
  return () => {
    last = Math.max(last, now());
    count += 1;
    return `${hex(last, 12)}-${hex(count, 8)}-${instance}`;
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
