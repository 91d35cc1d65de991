import type { ClientSession, Connection } from 'mongoose';
import { mongo } from 'mongoose';
import { databaseOf } from './collections';
import { messageOf } from './failures';
import type { MessagingLog } from './observer';
import { pause, within } from './pauses';

/** The MongoDB sessions in which a process runs transactions. */
interface InstanceEntry {
  readonly _id: string;
  readonly expiresAt: Date;
  readonly sessions: readonly mongo.Binary[];
}

/** MongoDB may be away when we stop; nobody should wait for it then. */
const longestSignOffMs = 1_000;

/**
 * Ends the transactions that a killed process left open. MongoDB would keep them, and with them
 * the inbox marks of the messages that now come again, for 60 s (transactionLifetimeLimitSeconds):
 * their successor would meet nothing but write conflicts. Each process notes its sessions and a
 * sign of life; when that is missing, the others of the service have its sessions killed. For a
 * process that was only slow this is one more transient error: the transaction is run again.
 */
export class AbandonedSessions {
  private readonly entries: mongo.Collection<InstanceEntry>;
  private readonly known = new Set<string>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly options: {
      readonly instance: string;
      readonly ttlMs: number;
      readonly log: MessagingLog;
    },
  ) {
    this.entries = databaseOf(connection).collection<InstanceEntry>('instances');
  }

  start(): void {
    this.running ??= this.watch();
  }

  /** Ends our own sign of life: nothing of ours is left open. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await within(longestSignOffMs, this.signOff());
  }

  private async signOff(): Promise<void> {
    try {
      await this.running;
      await this.entries.deleteOne({ _id: this.options.instance });
    } catch (error) {
      // Our sign of life runs out by itself.
      this.options.log.debug({ reason: messageOf(error) }, 'MongoDB is away: could not sign off');
    }
  }

  /** Notes a session before its first transaction; the driver uses few of them over and over. */
  async note(session: ClientSession): Promise<void> {
    const id = session.id?.id;
    if (id === undefined) return;
    const key = id.toString('hex');
    if (this.known.has(key)) return;
    await this.entries.updateOne(
      { _id: this.options.instance },
      [
        {
          $set: {
            expiresAt: { $add: ['$$NOW', this.options.ttlMs] },
            sessions: { $setUnion: [{ $ifNull: ['$sessions', []] }, [id]] },
          },
        },
      ],
      { upsert: true },
    );
    this.known.add(key);
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.showLife();
        await this.endAbandoned();
      } catch (error) {
        this.options.log.debug({ reason: messageOf(error) }, 'no sign of life could be given');
      }
      await pause(this.options.ttlMs / 3, signal);
    }
  }

  private async showLife(): Promise<void> {
    const { matchedCount } = await this.entries.updateOne({ _id: this.options.instance }, [
      { $set: { expiresAt: { $add: ['$$NOW', this.options.ttlMs] } } },
    ]);
    // The others took us for dead (or we are new): the sessions have to be noted anew.
    if (matchedCount === 0) this.known.clear();
  }

  private async endAbandoned(): Promise<void> {
    const { instance, log } = this.options;
    const abandoned = await this.entries
      .find({ _id: { $ne: instance }, $expr: { $lt: ['$expiresAt', '$$NOW'] } })
      .toArray();
    for (const { _id, sessions } of abandoned) {
      await databaseOf(this.connection).command({ killSessions: sessions.map((id) => ({ id })) });
      await this.entries.deleteOne({ _id });
      log.warn(
        { instance: _id, sessions: sessions.length },
        'ended what a killed process left open',
      );
    }
  }
}
