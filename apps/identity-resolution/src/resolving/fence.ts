import type { Outbox } from '@concord/messaging';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';

interface FenceDocument {
  readonly _id: 'resolver';
  readonly token: number;
  /** Transactions that passed, since the beginning of time. */
  readonly passages?: number;
}

/**
 * Keeps a resolver that lost its lease without noticing from writing: every transaction writes the
 * token it was granted, and one with a smaller token than was ever written fails.
 */
@Injectable()
export class Fence {
  private readonly fences: Collection<FenceDocument>;

  constructor(connection: Connection) {
    this.fences = connection.collection<FenceDocument>('fences');
  }

  async raise(token: number): Promise<void> {
    await this.fences.updateOne({ _id: 'resolver' }, { $max: { token } }, { upsert: true });
  }

  /** @throws Error when another resolver has taken over. */
  async pass(token: number, session: mongo.ClientSession): Promise<void> {
    const passed = await this.fences.updateOne(
      { _id: 'resolver', token: { $lte: token } },
      { $set: { token }, $inc: { passages: 1 } },
      { session },
    );
    if (passed.matchedCount === 0)
      throw new Error(`another resolver has taken over from the one with token ${token}`);
  }

  /** Runs work in a transaction that passes. @throws Error when another resolver has taken over. */
  async within(
    token: number,
    outbox: Outbox,
    work: (session: mongo.ClientSession) => Promise<void>,
  ): Promise<void> {
    await outbox.transaction(async ({ session }) => {
      await this.pass(token, session);
      await work(session);
    });
  }

  async passages(): Promise<number> {
    return (await this.fences.findOne({ _id: 'resolver' }))?.passages ?? 0;
  }
}
