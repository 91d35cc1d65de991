import { goldenChangedChannel } from '@concord/contracts/bus';
import type { EntityResolved } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { Transaction, UnitOfWork } from '@concord/messaging';
import { Mutex } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { AttachedService } from '../attached/attached.service';
import { ChangeLog } from '../changes/change-log';
import { Contributors } from '../membership/contributors.repository';
import { giantsAmong } from '../giants/giant';
import { Giants } from '../giants/giants.repository';
import { applyMembership, byEntity, type Movement } from '../membership/membership';
import {
  changeGolden,
  lastWords,
  type EntityWord,
  type Occasion,
  type PolicyFor,
  type Situation,
} from './golden-change';
import { goldenEvent } from './golden-event';
import { GoldenRecords } from './golden-records.repository';
import { Policies } from './policies';
import { lockIdsIn } from '../stewardship/lock';
import { LockStore } from '../stewardship/locks.repository';
import type { StoredGolden } from './stored-golden';

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
    private readonly giants: Giants,
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
    const before = await this.golden.load([...named], tx.session);
    const giants = giantsAmong(before.values(), items);
    const known = await this.contributors.around(keysIn(items), without(named, giants), tx.session);
    const { changed, affected, movements, hanging } = applyMembership(items, known);
    await this.contributors.save(changed.values(), known, tx.session);
    await this.attached.hang(hanging, known, changed, tx.session);
    const words = lastWords(items, new Map([...known, ...changed]));
    const strangers = [...affected].filter((id) => !named.has(id));
    for (const one of await this.golden.load(strangers, tx.session)) before.set(...one);
    for (const id of giantsAmong(before.values(), items)) giants.add(id);
    const left = await this.contributors.around([], without(strangers, giants), tx.session);
    const now = [...new Map([...known, ...left, ...changed]).values()];
    const situations = [...byEntity(without(affected, giants), now)].map(
      ([id, contributors]): Named => [
        id,
        { word: words.get(id), movement: movements.get(id), contributors },
      ],
    );
    await this.write(new Map(situations), before, policyFor, occasion, tx);
    const touched = [...affected].filter((id) => giants.has(id));
    await this.defer(touched, { before, words, movements }, occasion, tx);
  }

  /** Leaves giants to be built behind; of what identity resolution says only the version is noted at once. */
  private async defer(
    ids: readonly string[],
    known: Deferred,
    { cause, at }: Occasion,
    tx: Transaction,
  ): Promise<void> {
    if (ids.length === 0) return;
    const { before, words, movements } = known;
    const touches = ids.map((entityId) => ({
      ...{ entityId, at, cause: words.get(entityId)?.cause ?? cause },
      contributors: before.get(entityId)?.contributors ?? 0,
      movement: movements.get(entityId),
    }));
    await this.giants.defer(touches, tx.session);
    const heard = ids.map((id): [string, number] => [id, words.get(id)?.version ?? 0]);
    await this.golden.noteWords(new Map(heard), tx.session);
  }

  /**
   * Builds these golden records anew, each from its contributors.
   *
   * @param movements what happened to the records of giants since they were built
   */
  async rebuild(
    entityIds: readonly string[],
    policyFor: PolicyFor,
    occasion: Occasion,
    tx: Transaction,
    movements?: ReadonlyMap<string, Movement>,
  ): Promise<void> {
    const members = await this.contributors.around([], entityIds, tx.session);
    const situations = [...byEntity(entityIds, members.values())].map(
      ([id, contributors]): Named => [id, { contributors, movement: movements?.get(id) }],
    );
    const before = await this.golden.load(entityIds, tx.session);
    await this.write(new Map(situations), before, policyFor, occasion, tx);
  }

  private async write(
    situations: ReadonlyMap<string, Situation>,
    before: ReadonlyMap<string, StoredGolden>,
    policyFor: PolicyFor,
    reason: Occasion,
    tx: Transaction,
  ): Promise<void> {
    const locks = await this.locks.load(lockIdsIn(situations.values()), tx.session);
    const occasion = { ...reason, locks };
    const changes = [...situations].flatMap(
      ([id, situation]) => changeGolden(id, before.get(id), situation, policyFor, occasion) ?? [],
    );
    const versions = changes.flatMap(({ version }) => version ?? []);
    const built = changes.map(({ golden }) => golden);
    await this.golden.save(built, before, versions, tx.session);
    await this.giants.note(built, before, tx.session);
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

/** What a unit of work knows of the entities that it touches. */
interface Deferred {
  readonly before: ReadonlyMap<string, StoredGolden>;
  readonly words: ReadonlyMap<string, EntityWord>;
  readonly movements: ReadonlyMap<string, Movement>;
}

function without(ids: Iterable<string>, giants: ReadonlySet<string>): Iterable<string> {
  return giants.size === 0 ? ids : [...ids].filter((id) => !giants.has(id));
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
