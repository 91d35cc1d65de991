import { mongo, type Connection } from 'mongoose';

interface Told {
  readonly _id: unknown;
  readonly documentKey?: { readonly _id: string };
}

/** How long MongoDB waits for a change while it is asked, ms. It is asked now and then, and not woken by each write. */
const patienceMs = 20;
const mostAtOnce = 10_000;

/** The ids of golden records whose versions changed, whichever process changed them: a change stream of MongoDB. */
export class GoldenFollower {
  private constructor(private readonly stream: mongo.ChangeStream<mongo.Document, Told>) {}

  /** What is stored from now on is told of. */
  static async open(connection: Connection): Promise<GoldenFollower> {
    const answer = await connection.db?.command({ ping: 1 });
    const time: unknown = answer?.operationTime;
    if (connection.db === undefined || !(time instanceof mongo.Timestamp))
      throw new Error('MongoDB tells no operation time: it has to run as a replica set');
    // A record that was only touched has no other version: nothing of it can be seen.
    const seen = { 'updateDescription.updatedFields.version': { $exists: true } };
    const stream = connection.db
      .collection('golden_records')
      .watch<mongo.Document, Told>(
        [
          { $match: { $or: [{ operationType: { $in: ['insert', 'replace', 'delete'] } }, seen] } },
          { $project: { documentKey: 1 } },
        ],
        { maxAwaitTimeMS: patienceMs, batchSize: 5_000, startAtOperationTime: time },
      );
    return new GoldenFollower(stream);
  }

  /**
   * What changed since it was asked last; `complete` when there is no more of it just now.
   *
   * @throws Error when MongoDB cannot tell any more what happened.
   */
  async changed(): Promise<{ readonly ids: readonly string[]; readonly complete: boolean }> {
    const ids: string[] = [];
    while (ids.length < mostAtOnce) {
      const told = await this.stream.tryNext();
      if (told === null) return { ids, complete: true };
      if (told.documentKey !== undefined) ids.push(told.documentKey._id);
    }
    return { ids, complete: false };
  }

  async close(): Promise<void> {
    await this.stream.close();
  }
}
