import { createHash } from 'node:crypto';
import type { AnyChannel } from '@concord/contracts/bus';
import type { Channel, ConsumeMessage } from 'amqplib';
import { open, type Misfit, type OpenedMessage } from './opening';
import { failedAttempts } from './retry-policy';

export interface DeliverySource {
  readonly channel: Channel;
  /** False once the channel is lost: then the broker has taken its messages back. */
  readonly isLive: () => boolean;
  readonly channels: readonly AnyChannel[];
  readonly onSettled: (delivery: Delivery) => void;
}

/** A message that the broker gave us and that is not acknowledged yet. */
export class Delivery {
  private isSettled = false;
  private opened: OpenedMessage | Misfit | undefined;

  constructor(
    private readonly message: ConsumeMessage,
    private readonly source: DeliverySource,
  ) {}

  /** What is in it; read when first asked for. */
  get content(): OpenedMessage | Misfit {
    return (this.opened ??= open(this.message.content, this.source.channels));
  }

  /** The id of the envelope; for what is no envelope, of the AMQP message, or made of the body. */
  get id(): string {
    return this.content.ok ? this.content.envelope.id : messageIdOf(this.message);
  }

  get type(): string {
    if (this.content.ok) return this.content.channel.type;
    const type: unknown = this.message.properties.type;
    return typeof type === 'string' ? type : 'unknown';
  }

  get body(): Buffer {
    return this.message.content;
  }

  get records(): number {
    return this.content.ok ? this.content.items.length : 0;
  }

  /** How often a handler failed on it. */
  get failedAttempts(): number {
    return failedAttempts(this.message.properties.headers);
  }

  /** How often the broker delivered it before: a process or a connection died over it. */
  get redeliveries(): number {
    const count: unknown = this.message.properties.headers?.['x-delivery-count'];
    return typeof count === 'number' ? count : 0;
  }

  /** It came before, so it may have taken effect already. */
  get cameBefore(): boolean {
    return this.message.fields.redelivered;
  }

  /** Nothing is left to do about it here: acknowledged, or taken back by the broker. */
  get over(): boolean {
    return this.isSettled || !this.source.isLive();
  }

  /** Acknowledges. When the channel is lost the message comes again and the inbox drops it. */
  ack(): void {
    if (this.over) return;
    this.isSettled = true;
    this.source.channel.ack(this.message);
    this.source.onSettled(this);
  }
}

export function messageIdOf(message: Pick<ConsumeMessage, 'content' | 'properties'>): string {
  const id: unknown = message.properties.messageId;
  if (typeof id === 'string' && id !== '') return id;
  return createHash('sha256').update(message.content).digest('hex');
}
