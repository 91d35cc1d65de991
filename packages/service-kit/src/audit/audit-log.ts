import type { Role } from '@concord/contracts/api';
import { beforeFirst, type AuditEntry, type AuditHead } from '@concord/contracts/audit';
import type { ServiceName } from '@concord/contracts/names';
import type { ClientSession, Collection, Connection, mongo } from 'mongoose';
import type { Caller } from '../access/requires';
import type { Log } from '../log/log';
import { sealed } from './chain';

/** What somebody did. `details` hold no values of customers: the log outlives whatever is erased. */
export interface AuditedAction {
  /** Noun and participle: `decision.made`. */
  readonly action: string;
  readonly customers?: readonly string[];
  readonly records?: readonly string[];
  readonly comment?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  readonly customer?: string | undefined;
  readonly record?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

type EntryDocument = Omit<AuditEntry, 'sequence' | 'service'> & { readonly _id: number };

interface HeadDocument {
  readonly _id: 'audit';
  readonly sequence: number;
  readonly hash: string;
}

const publishEveryMs = 60_000;

/**
 * The audit log of one service: entries that are appended and never changed, each with the hash of the one
 * before. An entry is written in the transaction of what it tells of: none without the other. All writers
 * write the one head first, so that of two at once one waits or begins again; the chain cannot fork.
 */
export class AuditLog {
  private readonly entries: Collection<EntryDocument>;
  private readonly heads: Collection<HeadDocument>;
  private timer: NodeJS.Timeout | undefined;
  private published = 0;

  constructor(
    private readonly connection: Connection,
    private readonly service: ServiceName,
    private readonly log: Log,
  ) {
    this.entries = connection.collection<EntryDocument>('audit_entries');
    this.heads = connection.collection<HeadDocument>('audit_heads');
  }

  async prepare(): Promise<void> {
    const first = { sequence: 0, hash: beforeFirst };
    await this.heads.updateOne({ _id: 'audit' }, { $setOnInsert: first }, { upsert: true });
    await this.entries.createIndex({ customers: 1, _id: -1 }, { sparse: true }, {});
    await this.entries.createIndex({ records: 1, _id: -1 }, { sparse: true }, {});
    await this.entries.createIndex({ actor: 1, _id: -1 }, {}, {});
    this.timer = setInterval(() => void this.publish(), publishEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Appends in a transaction: `session` is that of the state change it tells of. */
  async append(by: Caller, done: AuditedAction, session: ClientSession): Promise<AuditEntry> {
    const before = await this.heads.findOneAndUpdate(
      { _id: 'audit' },
      { $inc: { sequence: 1 } },
      { session, returnDocument: 'before' },
    );
    if (before === null) throw new Error('the head of the audit log is gone: restore audit_heads');
    const entry = sealed(contentOf(by, done, this.service, before));
    const { sequence, service, ...rest } = entry;
    await this.entries.insertOne({ _id: sequence, ...rest }, { session });
    await this.heads.updateOne({ _id: 'audit' }, { $set: { hash: entry.hash } }, { session });
    return entry;
  }

  /** For an action whose effect is not in this database: appended before it is begun. */
  async note(by: Caller, done: AuditedAction): Promise<void> {
    await this.connection.transaction((session) => this.append(by, done, session));
  }

  /** The newest first, those below a sequence. */
  async list(filter: AuditFilter, limit: number, below?: number): Promise<AuditEntry[]> {
    const query = { ...queryOf(filter), ...(below === undefined ? {} : { _id: { $lt: below } }) };
    const found = await this.entries.find(query).sort({ _id: -1 }).limit(limit).toArray();
    return found.map((document) => this.entryOf(document));
  }

  /** All of them in their order. */
  async *all(after = 0): AsyncIterable<AuditEntry> {
    const cursor = this.entries.find({ _id: { $gt: after } }).sort({ _id: 1 });
    for await (const document of cursor) yield this.entryOf(document);
  }

  async head(): Promise<AuditHead> {
    const found = await this.heads.findOne({ _id: 'audit' });
    const { sequence, hash } = found ?? { sequence: 0, hash: beforeFirst };
    return { service: this.service, sequence, hash };
  }

  /** Tells the log where the chain ends: who collects logs keeps a copy that the database does not hold. */
  private async publish(): Promise<void> {
    try {
      const { sequence, hash } = await this.head();
      if (sequence === this.published) return;
      this.published = sequence;
      this.log.info('the audit log ends here', { sequence, hash });
    } catch (error) {
      this.log.warn('the end of the audit log cannot be read', { error });
    }
  }

  private entryOf({ _id, ...rest }: EntryDocument): AuditEntry {
    return { service: this.service, sequence: _id, ...rest };
  }
}

function contentOf(
  { name, role, via }: Caller,
  { action, customers, records, comment, details }: AuditedAction,
  service: ServiceName,
  before: HeadDocument,
): Omit<AuditEntry, 'hash'> {
  return {
    service,
    sequence: before.sequence + 1,
    at: new Date().toISOString(),
    actor: name,
    role: role satisfies Role,
    ...(via === undefined ? {} : { via }),
    action,
    ...(customers === undefined ? {} : { customers: [...customers] }),
    ...(records === undefined ? {} : { records: [...records] }),
    ...(comment === undefined ? {} : { comment }),
    ...(details === undefined ? {} : { details: asJson(details) }),
    previous: before.hash,
  };
}

/** What is hashed is what is read again: nothing that JSON does not know. */
function asJson(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
}

function queryOf({ customer, record, actor, action, since, until }: AuditFilter) {
  const query: mongo.Filter<EntryDocument> = {};
  if (customer !== undefined) query.customers = customer;
  if (record !== undefined) query.records = record;
  if (actor !== undefined) query.actor = actor;
  if (action !== undefined) query.action = action;
  if (since !== undefined || until !== undefined)
    query.at = {
      ...(since === undefined ? {} : { $gte: since }),
      ...(until === undefined ? {} : { $lt: until }),
    };
  return query;
}
