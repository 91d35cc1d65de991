import { createHash } from 'node:crypto';
import type { ServiceName } from '@concord/contracts/names';
import { setupSchemas, type Setups } from '@concord/contracts/setups';
import type { Collection, Connection } from 'mongoose';
import type { z } from 'zod';
import type { Caller } from '../access/requires';
import type { AuditLog } from '../audit/audit-log';
import type { Log } from '../log/log';
import { preconditionFailed } from '../problems/problem-error';
import { canonicalJson } from './canonical-json';

interface StoredSetup {
  /** The version, from 1. */
  readonly _id: number;
  readonly setup: object;
  readonly digest: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface VersionedSetup<Name extends ServiceName> {
  readonly version: number;
  readonly setup: Setups[Name];
}

export interface SetupVersion {
  readonly version: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

type Listener<Name extends ServiceName> = (current: VersionedSetup<Name>) => void | Promise<void>;

/** How long a setup that another replica stored may stay unnoticed here. */
const freshForMs = 1_000;
const duplicateKey = 11_000;
const schemas: { readonly [Name in ServiceName]: z.ZodType<Setups[Name]> } = setupSchemas;

/**
 * The service's part of the workspace, every version of it, in the collection `setups`.
 * `current()` costs nothing within a second of the last look, so call it for each unit of work.
 */
export class SetupStore<Name extends ServiceName> {
  private readonly stored: Collection<StoredSetup>;
  private readonly listeners = new Set<Listener<Name>>();
  private known: VersionedSetup<Name> | undefined;
  private announced = 0;
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly service: Name,
    private readonly log: Log,
    private readonly audit: AuditLog,
  ) {
    this.stored = connection.collection<StoredSetup>('setups');
  }

  /** The newest version; undefined until the first one is stored. */
  async current(): Promise<VersionedSetup<Name> | undefined> {
    if (performance.now() - this.lookedAt >= freshForMs) await this.look();
    return this.known;
  }

  /**
   * Tells about each version that becomes current, from this replica at once and from others
   * within about a second. Returns the way to stop it.
   */
  onChange(listener: Listener<Name>): () => void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.lookInBackground(), freshForMs).unref();
    return () => this.listeners.delete(listener);
  }

  /**
   * Stores a setup as the next version, unless it says the same as the current one.
   * `expected`: the version that the caller thinks is current (0: none); a different one is a 412.
   */
  async store(
    setup: Setups[Name],
    by: Caller,
    expected?: number,
  ): Promise<VersionedSetup<Name> & { readonly created: boolean }> {
    const digest = createHash('sha256').update(canonicalJson(setup)).digest('hex');
    const newest = await this.stored.findOne({}, { sort: { _id: -1 } });
    const version = newest?._id ?? 0;
    if (expected !== undefined && expected !== version) throw staleVersion(expected, version);
    if (newest?.digest === digest) return { version, setup, created: false };
    const next = { _id: version + 1, digest, createdAt: new Date(), createdBy: by.name };
    const details = { version: next._id, digest };
    try {
      await this.connection.transaction(async (session) => {
        await this.stored.insertOne({ ...next, setup: storable(setup) }, { session });
        await this.audit.append(by, { action: 'setup.replaced', details }, session);
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      if (expected !== undefined) throw staleVersion(expected, version + 1);
      return this.store(setup, by);
    }
    this.learn({ version: next._id, setup });
    return { version: next._id, setup, created: true };
  }

  /** The latest versions, the newest first. */
  async versions(limit = 100): Promise<SetupVersion[]> {
    const found = await this.stored
      .find({}, { projection: { setup: 0 }, sort: { _id: -1 }, limit })
      .toArray();
    return found.map(({ _id, digest, createdAt, createdBy }) => ({
      version: _id,
      digest,
      createdAt: createdAt.toISOString(),
      createdBy,
    }));
  }

  stop(): void {
    clearInterval(this.timer);
    this.listeners.clear();
  }

  /** Many may ask at once; one looks. */
  private look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const known = this.known?.version ?? 0;
    const newer = await this.stored.findOne({ _id: { $gt: known } }, { sort: { _id: -1 } });
    this.lookedAt = performance.now();
    if (newer !== null)
      this.learn({ version: newer._id, setup: schemas[this.service].parse(newer.setup) });
  }

  private lookInBackground(): void {
    this.current().catch((error: unknown) =>
      this.log.warn('cannot look for a new setup', { error }),
    );
  }

  private learn(current: VersionedSetup<Name>): void {
    if (current.version <= (this.known?.version ?? 0)) return;
    this.known = current;
    this.lookedAt = performance.now();
    this.announce(current);
  }

  private announce(current: VersionedSetup<Name>): void {
    if (current.version <= this.announced) return;
    this.announced = current.version;
    for (const listener of this.listeners) {
      Promise.resolve()
        .then(() => listener(current))
        .catch((error: unknown) => this.log.error('a setup could not be taken over', { error }));
    }
  }
}

/** As JSON has it: without properties that are undefined, which MongoDB would keep as null. */
function storable(setup: unknown): object {
  const value: unknown = JSON.parse(JSON.stringify(setup));
  if (typeof value !== 'object' || value === null) throw new TypeError('a setup is an object');
  return value;
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === duplicateKey;
}

function staleVersion(expected: number, current: number) {
  return preconditionFailed(
    'setup.stale',
    `The current version is ${current}, not ${expected}; read it again before you replace it.`,
  );
}
