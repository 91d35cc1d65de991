import { timingSafeEqual } from 'node:crypto';
import type { PersonalView, Role } from '@concord/contracts/api';
import type { Collection, Connection } from 'mongoose';
import { hashApiKey, withView, type ProvisionedKey } from '../api-key';
import type { AuditLog } from '../audit/audit-log';
import { badRequest, conflict, notFound } from '../problems/problem-error';
import { isServiceKey } from './acting-for';
import type { Caller } from './requires';

interface StoredKey {
  /** The name. */
  readonly _id: string;
  readonly role: Role;
  readonly hash: string;
  readonly personal?: PersonalView;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface ListedKey {
  readonly name: string;
  readonly role: Role;
  readonly personal?: PersonalView;
  /** Provisioned keys come from the configuration and are changed there. */
  readonly origin: 'provisioned' | 'stored';
  readonly createdAt?: string;
  readonly createdBy?: string;
}

/** How long another replica may take to notice that a key was deleted. */
const freshForMs = 2_000;
const duplicateKey = 11_000;

/** API keys by their hashes: those of the configuration and those of the collection `api_keys`. */
export class KeyStore {
  private readonly seen = new Map<string, { caller: Caller; until: number }>();
  private readonly stored: Collection<StoredKey>;

  constructor(
    private readonly connection: Connection,
    private readonly provisioned: readonly ProvisionedKey[],
    private readonly audit: AuditLog,
  ) {
    this.stored = connection.collection<StoredKey>('api_keys');
  }

  async prepare(): Promise<void> {
    await this.stored.createIndex({ hash: 1 }, { unique: true }, {});
  }

  /** Whose key this is; undefined for a key that nobody has. */
  async callerWith(key: string): Promise<Caller | undefined> {
    const hash = hashApiKey(key);
    const provisioned = provisionedWith(this.provisioned, hash);
    if (provisioned !== undefined) return provisioned;
    const seen = this.seen.get(hash);
    if (seen !== undefined && seen.until > Date.now()) return seen.caller;
    this.seen.delete(hash);
    const found = await this.stored.findOne({ hash });
    if (found === null || !sameHash(found.hash, hash)) return undefined;
    const caller = withView({ name: found._id, role: found.role }, found.personal);
    this.seen.set(hash, { caller, until: Date.now() + freshForMs });
    return caller;
  }

  async list(): Promise<ListedKey[]> {
    const stored = await this.stored.find().sort({ _id: 1 }).toArray();
    return [
      ...this.provisioned.map(({ name, role, personal }) => ({
        ...withView({ name, role }, personal),
        origin: 'provisioned' as const,
      })),
      ...stored.map(({ _id, role, personal, createdAt, createdBy }) => ({
        ...withView({ name: _id, role }, personal),
        origin: 'stored' as const,
        createdAt: createdAt.toISOString(),
        createdBy,
      })),
    ];
  }

  async add({ name, role, hash, personal }: ProvisionedKey, by: Caller): Promise<void> {
    if (this.isProvisioned(name)) throw nameTaken(name);
    if (isServiceKey(name)) throw reservedName(name);
    const key = withView({ _id: name, role, hash }, personal);
    const document = { ...key, createdAt: new Date(), createdBy: by.name };
    const details = withView({ name, role }, personal);
    try {
      await this.connection.transaction(async (session) => {
        await this.stored.insertOne(document, { session });
        await this.audit.append(by, { action: 'key.added', details }, session);
      });
    } catch (error) {
      throw isDuplicate(error) ? nameTaken(name) : error;
    }
  }

  async remove(name: string, by: Caller): Promise<void> {
    if (this.isProvisioned(name)) {
      throw conflict(
        'key.provisioned',
        `The key "${name}" comes from CONCORD_API_KEYS; take it out there.`,
      );
    }
    await this.connection.transaction(async (session) => {
      const { deletedCount } = await this.stored.deleteOne({ _id: name }, { session });
      if (deletedCount === 0) throw notFound('key.unknown', `There is no key "${name}".`);
      await this.audit.append(by, { action: 'key.removed', details: { name } }, session);
    });
    this.seen.clear();
  }

  private isProvisioned(name: string): boolean {
    return this.provisioned.some((key) => key.name === name);
  }
}

/** Compares with every provisioned key, whichever fits, so that time tells nothing. */
function provisionedWith(keys: readonly ProvisionedKey[], hash: string): Caller | undefined {
  let caller: Caller | undefined;
  for (const { name, role, personal, hash: known } of keys) {
    if (sameHash(known, hash)) caller = withView({ name, role }, personal);
  }
  return caller;
}

function sameHash(known: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(known, 'hex'), Buffer.from(hash, 'hex'));
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === duplicateKey;
}

function reservedName(name: string) {
  return badRequest(
    'key.reserved',
    `Services, which may act for others, have such names: put "${name}" into CONCORD_API_KEYS.`,
  );
}

function nameTaken(name: string) {
  return conflict('key.exists', `There is a key "${name}" or one with this hash already.`);
}
