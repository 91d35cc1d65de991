import { actionResult } from '@concord/contracts/stewarding';
import { AuditLog, Log, notFound, ProblemError, type Caller } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import type { FieldChange } from '../golden/stored-golden';
import { CustomerDesk, refuseLocked, type OpenCustomer } from './customer-desk';
import { foreseen, type ForeseenGolden } from './foreseen';
import { Identity } from './identity';
import { lockOn, noLocks, type Lock } from './lock';
import type { LockNote } from './lock-note';
import { LockStore } from './locks.repository';
import { Contributors } from '../membership/contributors.repository';
import type { StoredContributor } from '../membership/membership';

export interface LockState {
  readonly lock: LockNote;
  /** What would change at once if the lock were released now. */
  readonly pending: readonly FieldChange[];
}

/**
 * A locked customer keeps its golden values, and its records stay together, whatever loads, rules and models say;
 * what they would change is shown as pending and takes effect when the lock is released.
 */
@Injectable()
export class LocksService {
  constructor(
    private readonly desk: CustomerDesk,
    private readonly locks: LockStore,
    private readonly contributors: Contributors,
    private readonly identity: Identity,
    private readonly audit: AuditLog,
    private readonly log: Log,
  ) {}

  async set(
    id: string,
    reason: string,
    caller: Caller,
    ifMatch: string | undefined,
  ): Promise<LockNote> {
    refuseLocked((await this.desk.open(id, ifMatch)).golden);
    const body = { type: 'hold', entity: id, comment: reason };
    const identity = this.identity.inTheNameOf(caller);
    const { action } = await identity.post('/v1/actions', body, actionResult);
    const note = { id: `lck_${ulid()}`, by: caller.name, at: new Date().toISOString(), reason };
    try {
      return await this.desk.change(id, ifMatch, ({ golden, members }) => {
        refuseLocked(golden);
        const lock: Lock = { ...note, fields: golden.fields, actionId: action.id };
        return {
          contributors: members.map((member) => ({ ...member, lockId: note.id })),
          store: async ({ session }) => {
            await this.locks.add(lock, session);
            const records = members.map(({ key }) => key).slice(0, mostAudited);
            const done = { action: 'lock.set', customers: [id], records, comment: reason };
            await this.audit.append(caller, { ...done, details: { id: note.id } }, session);
          },
          result: note,
        };
      });
    } catch (error) {
      await this.letGo(action.id, caller);
      throw error;
    }
  }

  /** What stands behind a lock. @throws ProblemError 404 */
  async show(id: string): Promise<LockState> {
    const customer = await this.desk.open(id, undefined);
    const lock = requireLock(customer);
    const { id: lockId, by, at, reason } = lock;
    return { lock: { id: lockId, by, at, reason }, pending: unlocked(customer).changes };
  }

  async release(
    id: string,
    caller: Caller,
    ifMatch: string | undefined,
    preview: boolean,
  ): Promise<ForeseenGolden> {
    const customer = await this.desk.open(id, ifMatch);
    const lock = requireLock(customer);
    if (preview) return unlocked(customer);
    const result = await this.desk.change(id, ifMatch, async (now, within) => ({
      contributors: (await this.contributors.lockedBy(lock.id, within)).map(unbound),
      store: async ({ session }) => {
        await this.locks.remove(lock.id, session);
        const done = { action: 'lock.released', customers: [id], details: { id: lock.id } };
        await this.audit.append(caller, done, session);
      },
      result: unlocked(now),
    }));
    if (lock.actionId !== undefined) await this.letGo(lock.actionId, caller);
    return result;
  }

  /** Lets identity resolution decide on the records again; where a steward decided since, that stands. */
  private async letGo(actionId: string, caller: Caller): Promise<void> {
    try {
      const identity = this.identity.inTheNameOf(caller);
      await identity.post(`/v1/actions/${actionId}/undo`, {}, actionResult);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.log.warn('the records of a lock stay bound; undo the action by hand', {
        job: actionId,
        code: error.code,
      });
    }
  }
}

const mostAudited = 200;

function unbound({ lockId, ...rest }: StoredContributor): StoredContributor {
  return rest;
}

function requireLock({ golden, members, locks }: OpenCustomer): Lock {
  const lock = lockOn(members, locks);
  if (lock !== undefined) return lock;
  throw notFound('lock.none', `${golden.id} is not locked.`);
}

/** The customer as it would stand without a lock. */
function unlocked({ golden, members, policyFor }: OpenCustomer): ForeseenGolden {
  return foreseen(golden.fields, members, policyFor, noLocks);
}
