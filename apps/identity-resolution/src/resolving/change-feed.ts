import type { RecordKey } from '@concord/contracts/names';
import { mongo, type Connection } from 'mongoose';

/** What is told of a change; of the whole change stream only that is sent to us. */
interface StoredChange {
  readonly _id: unknown;
  readonly ns: { readonly coll: string };
  readonly documentKey?: { readonly _id: string };
  /** Of a fence that was raised. */
  readonly token?: number;
}

export interface ChangeListener {
  record(key: RecordKey): void;
  decision(): void;
  /** All that was stored before the fence was raised to this token has been told of. */
  fence(token: number): void;
}

const raised = 'updateDescription.updatedFields.token';
/** How long MongoDB waits for a change before it answers that there is none, ms. */
const longestWaitMs = 500;

/**
 * What the active process stores, told in the order of its commits (a change stream of MongoDB). It writes the fence in
 * each transaction; to follow all those would be useless work, so only the raising of it is told of.
 */
export class ChangeFeed {
  private ended = false;

  private constructor(private readonly stream: mongo.ChangeStream<mongo.Document, StoredChange>) {}

  /** What is stored from now on is told of; `read` does it. */
  static async open(connection: Connection): Promise<ChangeFeed> {
    if (connection.db === undefined) throw new Error('MongoDB is not connected');
    const told = { 'ns.coll': 1, 'documentKey._id': 1, token: `$${raised}` };
    const stream = connection.db.watch<mongo.Document, StoredChange>(
      [
        {
          $match: {
            $or: [
              { 'ns.coll': { $in: ['records', 'decisions'] } },
              { 'ns.coll': 'fences', [raised]: { $exists: true } },
            ],
          },
        },
        { $project: told },
      ],
      { maxAwaitTimeMS: longestWaitMs, startAtOperationTime: await operationTime(connection) },
    );
    return new ChangeFeed(stream);
  }

  /** Tells the listener until the feed is closed. @throws Error when what was stored cannot be told of any more. */
  async read(listener: ChangeListener): Promise<void> {
    try {
      for await (const { ns, documentKey, token } of this.stream) {
        if (ns.coll === 'records' && documentKey !== undefined) listener.record(documentKey._id);
        else if (ns.coll === 'decisions') listener.decision();
        else if (token !== undefined) listener.fence(token);
      }
    } catch (error) {
      if (!this.ended) throw error;
    }
    if (!this.ended) throw new Error('MongoDB ended the change stream');
  }

  async close(): Promise<void> {
    this.ended = true;
    await this.stream.close();
  }
}

async function operationTime(connection: Connection): Promise<mongo.Timestamp> {
  const answer = await connection.db?.command({ ping: 1 });
  const time: unknown = answer?.operationTime;
  if (time instanceof mongo.Timestamp) return time;
  throw new Error('MongoDB tells no operation time: it has to run as a replica set');
}
