import { Messaging, type Transaction } from '@concord/messaging';
import { conflict, notFound } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection } from 'mongoose';
import { customerOf } from '../customers/customer';
import { arrivedOf, type Arrived } from '../golden/build';
import type { PolicyFor } from '../golden/golden-change';
import { GoldenRecords } from '../golden/golden-records.repository';
import { GoldenService } from '../golden/golden.service';
import { Policies } from '../golden/policies';
import type { StoredGolden } from '../golden/stored-golden';
import { Contributors } from '../membership/contributors.repository';
import type { StoredContributor } from '../membership/membership';
import { requireMatch } from '../query/etag';
import { lockIdsIn, type Locks } from './lock';
import { LockStore } from './locks.repository';

/** A customer with all that his golden record is built from, as of one moment. */
export interface OpenCustomer {
  readonly golden: StoredGolden;
  readonly members: readonly Arrived[];
  readonly policyFor: PolicyFor;
  readonly setup: number;
  readonly locks: Locks;
}

/** What a change by a steward comes to: these contributors are stored, and the golden record is built anew. */
export interface DeskChange<Result> {
  readonly contributors: readonly StoredContributor[];
  readonly store: (tx: Transaction) => Promise<void>;
  readonly result: Result;
}

/** Opens customers for stewards, and changes what they are made of in one transaction with all that follows. */
@Injectable()
export class CustomerDesk {
  constructor(
    private readonly connection: Connection,
    private readonly messaging: Messaging,
    private readonly goldenRecords: GoldenRecords,
    private readonly contributors: Contributors,
    private readonly locks: LockStore,
    private readonly policies: Policies,
    private readonly golden: GoldenService,
  ) {}

  /** To look only. */
  async open(id: string, ifMatch: string | undefined): Promise<OpenCustomer> {
    return await this.connection.transaction((session) => this.opened(id, ifMatch, session));
  }

  /**
   * Changes a customer as it stands at that moment; runs again where another one came first.
   *
   * @throws ProblemError 404, 409 where the id was merged or ended, 412 where If-Match is stale
   */
  async change<Result>(
    id: string,
    ifMatch: string | undefined,
    work: (
      customer: OpenCustomer,
      session: Transaction['session'],
    ) => DeskChange<Result> | Promise<DeskChange<Result>>,
  ): Promise<Result> {
    return await this.golden.inTurn(() =>
      this.messaging.outbox.transaction(async (tx) => {
        const customer = await this.opened(id, ifMatch, tx.session);
        const { contributors, store, result } = await work(customer, tx.session);
        const known = new Map(contributors.map((one) => [one.key, one]));
        await this.contributors.save(contributors, known, tx.session);
        await store(tx);
        const ids = new Set([id, ...contributors.flatMap(({ entityId }) => entityId ?? [])]);
        await this.golden.rebuild([...ids], customer.policyFor, occasionOf(customer), tx);
        return result;
      }),
    );
  }

  private async opened(
    id: string,
    ifMatch: string | undefined,
    session: Transaction['session'],
  ): Promise<OpenCustomer> {
    const golden = (await this.goldenRecords.load([id], session)).get(id);
    if (golden === undefined) throw notFound('customer.unknown', `There is no customer ${id}.`);
    requireCurrent(golden);
    requireMatch(ifMatch, customerOf(golden));
    const found = [...(await this.contributors.around([], [id], session)).values()];
    const members = arrivedOf(found).sort((a, b) => (a.key < b.key ? -1 : 1));
    const locks = await this.locks.load(lockIdsIn([{ contributors: found }]), session);
    const { policyFor, setup } = await this.policies.current();
    return { golden, members, policyFor, setup, locks };
  }
}

function occasionOf({ setup }: OpenCustomer) {
  return { cause: 'steward' as const, at: new Date().toISOString(), setup };
}

function requireCurrent({ id, status, into }: StoredGolden): void {
  if (status === 'current') return;
  const where = into.length === 0 ? '' : `: see ${into.join(', ')}`;
  throw conflict(
    status === 'redirected' ? 'customer.merged' : 'customer.ended',
    `${id} is ${status}${where}.`,
  );
}

/** @throws ProblemError 409 where a steward locked the customer */
export function refuseLocked({ id, lock }: StoredGolden): void {
  if (lock === undefined) return;
  throw conflict(
    'customer.locked',
    `${lock.by} locked ${id} on ${lock.at}: ${lock.reason}. Release the lock first.`,
  );
}
