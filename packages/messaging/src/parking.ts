import type { ServiceName } from '@concord/contracts/names';
import type { mongo } from 'mongoose';
import type { Collections, ParkedEntry } from './collections';
import type { Inbox } from './inbox';
import type { ParkReason } from './observer';
import { NotPublishedError } from './failures';
import type { Publisher } from './publisher';
import { propertiesOf } from './sealing';

/** A parked message without its body. */
export interface ParkedMessage {
  readonly id: string;
  readonly type: string;
  readonly reason: ParkReason;
  readonly detail: string;
  readonly queue: string;
  readonly attempts: number;
  readonly parkedAt: Date;
}

export interface ParkingFilter {
  readonly type?: string;
  readonly reason?: ParkReason;
  /** Parked at or after. */
  readonly since?: Date;
  /** Parked before. */
  readonly until?: Date;
}

export interface ParkedPage {
  readonly messages: readonly ParkedMessage[];
  /** Give it to the next `list` as `after`; absent on the last page. */
  readonly next?: string;
}

/** Where messages wait that no retry could help, for an operator to decide about. */
export interface ParkingLot {
  /** The oldest first; at most `limit` (100). */
  list(
    filter?: ParkingFilter,
    page?: { readonly limit?: number; readonly after?: string },
  ): Promise<ParkedPage>;
  /** With the whole envelope, or the text of what is none. Undefined when it is not parked. */
  inspect(id: string): Promise<(ParkedMessage & { readonly message: unknown }) | undefined>;
  /** Puts it back into its queue with its attempts forgotten. @returns false when not parked. */
  replay(id: string): Promise<boolean>;
  /** Deletes it for good. @returns false when not parked. */
  discard(id: string): Promise<boolean>;
  count(filter?: ParkingFilter): Promise<number>;
}

export interface ParkedMessagesOptions {
  readonly service: ServiceName;
  readonly parked: Collections['parked'];
  readonly inbox: Inbox;
  readonly publisher: Publisher;
}

/** How long a replay waits for the broker, ms. */
const replayTimeoutMs = 10_000;

export class ParkedMessages implements ParkingLot {
  constructor(private readonly options: ParkedMessagesOptions) {}

  async list(
    filter: ParkingFilter = {},
    { limit = 100, after }: { readonly limit?: number; readonly after?: string } = {},
  ): Promise<ParkedPage> {
    const found = await this.options.parked
      .find({ $and: [condition(filter), ...(after === undefined ? [] : [beyond(after)])] })
      .project<Omit<ParkedEntry, 'body'>>({ body: 0 })
      .sort({ parkedAt: 1, _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const messages = page.map(described);
    return found.length > limit && last !== undefined
      ? { messages, next: cursorOf(last) }
      : { messages };
  }

  async inspect(id: string): Promise<(ParkedMessage & { readonly message: unknown }) | undefined> {
    const entry = await this.find(id);
    return entry === null ? undefined : { ...described(entry), message: readable(entry.body) };
  }

  async replay(id: string): Promise<boolean> {
    const entry = await this.find(id);
    if (entry === null) return false;
    const { service, inbox, publisher, parked } = this.options;
    // An operator who replays wants it to take effect, also if it did before.
    await inbox.forget(id);
    if (!(await publisher.ready(AbortSignal.timeout(replayTimeoutMs)))) {
      throw new NotPublishedError('RabbitMQ is away: nothing was replayed, try again later');
    }
    const outcome = await publisher.send({
      exchange: '',
      routingKey: entry.queue,
      body: entry.body,
      properties: propertiesOf(id, entry.type, service),
    });
    if (outcome === 'unroutable') {
      throw new NotPublishedError(`the queue ${entry.queue} is not there: nothing was replayed`);
    }
    await parked.deleteOne({ _id: id, parkedAt: entry.parkedAt });
    return true;
  }

  async discard(id: string): Promise<boolean> {
    return (await this.options.parked.deleteOne({ _id: id })).deletedCount === 1;
  }

  count(filter: ParkingFilter = {}): Promise<number> {
    return this.options.parked.countDocuments(condition(filter));
  }

  private find(id: string): Promise<ParkedEntry | null> {
    return this.options.parked.findOne({ _id: id }, { promoteBuffers: true });
  }
}

function condition({ type, reason, since, until }: ParkingFilter): mongo.Filter<ParkedEntry> {
  return {
    ...(type === undefined ? {} : { type }),
    ...(reason === undefined ? {} : { reason }),
    ...(since === undefined && until === undefined
      ? {}
      : {
          parkedAt: {
            ...(since === undefined ? {} : { $gte: since }),
            ...(until === undefined ? {} : { $lt: until }),
          },
        }),
  };
}

function cursorOf({ parkedAt, _id }: Pick<ParkedEntry, 'parkedAt' | '_id'>): string {
  return `${parkedAt.getTime()}.${_id}`;
}

/** @throws RangeError when the cursor is not one that `list` gave. */
function beyond(cursor: string): mongo.Filter<ParkedEntry> {
  const [, time, id] = /^(\d+)\.(.+)$/s.exec(cursor) ?? [];
  if (time === undefined || id === undefined) {
    throw new RangeError(`"${cursor}" is not a cursor of the parking list: take it from "next"`);
  }
  const parkedAt = new Date(Number(time));
  return { $or: [{ parkedAt: { $gt: parkedAt } }, { parkedAt, _id: { $gt: id } }] };
}

function described({ _id, ...entry }: Omit<ParkedEntry, 'body'>): ParkedMessage {
  const { type, reason, detail, queue, attempts, parkedAt } = entry;
  return { id: _id, type, reason, detail, queue, attempts, parkedAt };
}

function readable(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
