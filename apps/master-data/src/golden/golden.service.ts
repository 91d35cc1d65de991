import { goldenChangedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { Transaction, UnitOfWork } from '@concord/messaging';
import { Mutex } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { AttachedService } from '../attached/attached.service';
import { ChangeLog } from '../changes/change-log';
import { Contributors } from '../membership/contributors.repository';
import { applyMembership, byEntity } from '../membership/membership';
import {
  changeGolden,
  lastWords,
  type Occasion,
  type PolicyFor,
  type Situation,
} from './golden-change';
import { goldenEvent } from './golden-event';
import { GoldenRecords } from './golden-records.repository';
import { Policies } from './policies';
import { lockIdsIn } from '../stewardship/lock';
import { LockStore } from '../stewardship/locks.repository';

type Named = readonly [string, Situation];

/** Keeps golden records in step with what identity resolution decides. */
@Injectable()
export class GoldenService {
  /**
   * Merges and splits tie the partitions together: units of two of them often touch one record or
   * entity, MongoDB lets only one of the two commit, and what the other did was in vain.
   */
  private readonly mutex = new Mutex();

  constructor(
    private readonly contributors: Contributors,
    private readonly golden: GoldenRecords,
    private readonly policies: Policies,
    private readonly attached: AttachedService,
    private readonly locks: LockStore,
    private readonly changes: ChangeLog,
  ) {}

  async resolve(items: readonly EntityResolved[], unit: UnitOfWork): Promise<void> {
    const { policyFor, setup } = await this.policies.current();
    const occasion = { cause: items[0]?.cause ?? 'arrival', at: new Date().toISOString(), setup };
    await this.inTurn(() => unit.commit((tx) => this.apply(items, policyFor, occasion, tx)));
  }

  /** Runs a transaction that changes golden records after those of this process that were first. */
  async inTurn<T>(transaction: () => Promise<T>): Promise<T> {
    return await this.mutex.run(transaction).finally(() => this.changes.announce());
  }

  private async apply(
    items: readonly EntityResolved[],
    policyFor: PolicyFor,
    occasion: Occasion,
    tx: Transaction,
  ): Promise<void> {
    const named = entitiesIn(items);
    const known = await this.contributors.around(keysIn(items), named, tx.session);
    const { changed, affected, movements, hanging } = applyMembership(items, known);
    await this.contributors.save(changed.values(), known, tx.session);
    await this.attached.hang(hanging, known, changed, tx.session);
    const words = lastWords(items, new Map([...known, ...changed]));
    const strangers = [...affected].filter((id) => !named.has(id));
    const left = await this.contributors.around([], strangers, tx.session);
    const now = [...new Map([...known, ...left, ...changed]).values()];
    const situations = [...byEntity(affected, now)].map(([id, contributors]): Named => {
      return [id, { word: words.get(id), movement: movements.get(id), contributors }];
    });
    await this.write(new Map(situations), policyFor, occasion, tx);
  }

  /** Builds these golden records anew, each from its contributors. */
  async rebuild(
    entityIds: readonly string[],
    policyFor: PolicyFor,
    occasion: Occasion,
    tx: Transaction,
  ): Promise<void> {
    const members = await this.contributors.around([], entityIds, tx.session);
    const situations = [...byEntity(entityIds, members.values())].map(
      ([id, contributors]): Named => [id, { contributors }],
    );
    await this.write(new Map(situations), policyFor, occasion, tx);
  }

  private async write(
    situations: ReadonlyMap<string, Situation>,
    policyFor: PolicyFor,
    reason: Occasion,
    tx: Transaction,
  ): Promise<void> {
    const locks = await this.locks.load(lockIdsIn(situations.values()), tx.session);
    const occasion = { ...reason, locks };
    const before = await this.golden.load([...situations.keys()], tx.session);
    const changes = [...situations].flatMap(
      ([id, situation]) => changeGolden(id, before.get(id), situation, policyFor, occasion) ?? [],
    );
    const versions = changes.flatMap(({ version }) => version ?? []);
    await this.golden.save(
      changes.map(({ golden }) => golden),
      before,
      versions,
      tx.session,
    );
    await this.changes.note(versions, tx.session);
    tx.emit(
      goldenChangedChannel,
      changes.flatMap(({ golden, version }) =>
        version === undefined
          ? []
          : [goldenEvent(golden, version, situations.get(golden.id)?.contributors ?? [])],
      ),
    );
  }
}

function keysIn(items: readonly EntityResolved[]): readonly RecordKey[] {
  return items.flatMap((item) =>
    [...item.joined, ...item.left].map(({ source, recordId }) => recordKey(source, recordId)),
  );
}

function entitiesIn(items: readonly EntityResolved[]): ReadonlySet<string> {
  return new Set(
    items.flatMap(({ entityId, left }) => [entityId, ...left.flatMap(({ to }) => to ?? [])]),
  );
}
