import { partitionOf, type AnyChannel, type Channel } from '@concord/contracts/bus';
import type { ServiceName } from '@concord/contracts/names';
import type { OutboxEntry } from './collections';
import { PermanentError } from './failures';
import { seal, type BatchLimits } from './sealing';
import { routingKey } from './topology';
import { writeItem, type WrittenItem } from './written-item';

export interface EmissionOptions {
  readonly service: ServiceName;
  readonly instance: string;
  readonly partitions: number;
  readonly channels: readonly AnyChannel[];
  readonly limits: BatchLimits;
  readonly nextId: () => string;
}

interface Group {
  readonly channel: AnyChannel;
  readonly partition: number;
  readonly items: { readonly key: string; readonly json: string }[];
}

/** Collects what one transaction emits, checked and grouped by type and partition, in order. */
export class Emission {
  private readonly groups = new Map<string, Group>();
  private closed = false;

  constructor(
    private readonly options: EmissionOptions,
    private readonly traceparent: string,
  ) {}

  /**
   * @throws PermanentError when an item does not fit the schema of the channel, is too large, or
   *   this service does not own the channel. Nothing of the transaction takes effect then.
   */
  emit<Item>(channel: Channel<Item>, items: readonly Item[]): void {
    this.check(channel.type, channel.producer);
    for (const [index, item] of items.entries())
      this.add(writeItem(channel, item, `item ${index}`));
  }

  /** Takes what was checked and written already. @throws PermanentError as `emit` does */
  send(items: readonly WrittenItem[]): void {
    for (const { type, producer } of new Set(items.map(({ channel }) => channel)))
      this.check(type, producer);
    for (const item of items) this.add(item);
  }

  /** The entries of the outbox; nothing can be emitted afterwards. */
  entries(time: string): OutboxEntry[] {
    this.closed = true;
    const { service, instance, limits, nextId } = this.options;
    const { traceparent } = this;
    return [...this.groups.values()].flatMap(({ channel, partition, items }) =>
      seal({ channel, service, partition, items, traceparent, time }, limits, nextId).map(
        ({ id, body, records }) => ({
          _id: id,
          type: channel.type,
          routingKey: routingKey(channel.type, partition),
          records,
          body,
          instance,
        }),
      ),
    );
  }

  private check(type: string, producer: ServiceName): void {
    if (this.closed) {
      throw new PermanentError(`${type} was emitted after its transaction: await what you start`);
    }
    if (!this.options.channels.some((known) => known.type === type)) {
      throw new PermanentError(`${type} is not among the channels that messaging was given`);
    }
    if (producer !== this.options.service) {
      throw new PermanentError(`${type} belongs to ${producer}, not to ${this.options.service}`);
    }
  }

  private add({ channel, key, json }: WrittenItem): void {
    const partition = partitionOf(key, this.options.partitions);
    const name = routingKey(channel.type, partition);
    const group = this.groups.get(name) ?? { channel, partition, items: [] };
    group.items.push({ key, json });
    this.groups.set(name, group);
  }
}
