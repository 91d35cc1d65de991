import type { Checkpoint } from '@concord/connectors/source';
import { Injectable } from '@nestjs/common';
import { Connection, type Collection, type mongo } from 'mongoose';
import type { IntakeCounts } from '../intake/intake';

interface SourceState extends Partial<IntakeCounts> {
  readonly _id: string;
  /** Where the next incremental run goes on. */
  readonly checkpoint?: Checkpoint;
  readonly lastRunAt?: string;
}

/** Per source: counts since the beginning, and how far it has been read. */
@Injectable()
export class SourceStates {
  private readonly states: Collection<SourceState>;

  constructor(connection: Connection) {
    this.states = connection.collection<SourceState>('source_states');
  }

  async add(source: string, counts: IntakeCounts, session: mongo.ClientSession): Promise<void> {
    await this.states.updateOne(
      { _id: source },
      { $inc: { ...counts } },
      { upsert: true, session },
    );
  }

  async checkpointOf(source: string): Promise<Checkpoint | undefined> {
    return (await this.states.findOne({ _id: source }))?.checkpoint;
  }

  async setCheckpoint(source: string, checkpoint: Checkpoint): Promise<void> {
    await this.states.updateOne({ _id: source }, { $set: { checkpoint } }, { upsert: true });
  }

  async all(): Promise<Map<string, SourceState>> {
    const states = await this.states.find().toArray();
    return new Map(states.map((state) => [state._id, state]));
  }
}
