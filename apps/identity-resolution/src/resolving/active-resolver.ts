import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import type { Resolver } from '@concord/matching';
import { Messaging, UnavailableError, type Transaction, type UnitOfWork } from '@concord/messaging';
import { Mutex, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ServingModels, type Fenced } from '../models/serving-models';
import { Records } from '../records/records.repository';
import { Decisions } from '../review/decisions.repository';
import { unlessContradicted } from '../review/contradiction';
import { Reviews } from '../review/reviews.repository';
import { ChangeKeeper, type Applied, type Commit } from './change-keeper';
import { wantedOf } from './changes';
import { Engines, type Decided } from './engines';
import { Fence } from './fence';
import { statsOf, type KindStats } from './loading';
import { causeOf, newest, type Outcome } from './outcome';
import { Resolution } from './resolution';
import { Settling } from './settling';
import { Standby } from './standby';

/** What a steward says about the records of one kind, in one piece. */
export interface StewardsWord {
  readonly kind: string;
  readonly decided: readonly Decided[];
  /** Stores the decisions, in the transaction of what follows from them. */
  readonly store: (tx: Transaction) => Promise<void>;
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const nothingChanged: Outcome = { records: [], entities: [], events: [] };

/**
 * The engines in memory and their truth in MongoDB, kept the same: whatever an engine changes is
 * stored and announced in one transaction, or taken back. One at a time; a lease stands around it.
 */
@Injectable()
export class ActiveResolver {
  private readonly mutex = new Mutex();
  private readonly engines: Engines;
  private readonly keeper: ChangeKeeper;
  private readonly settling: Settling;
  private token: number | undefined;
  private loaded = false;
  private changes = 0;
  private settledAt = -1;
  /** Units of work that are being taken or wait for their turn. */
  private units = 0;
  private readonly fenced: Fenced = async (work) =>
    await this.fence.within(this.requireToken(), this.messaging.outbox, work);

  constructor(
    private readonly setups: SetupStore<'identity-resolution'>,
    private readonly records: Records,
    decisions: Decisions,
    private readonly reviews: Reviews,
    private readonly resolution: Resolution,
    private readonly fence: Fence,
    private readonly messaging: Messaging,
    private readonly serving: ServingModels,
    private readonly standby: Standby,
  ) {
    const { mutex, fenced } = this;
    const changed = () => this.changes++;
    const engines = new Engines({
      ...{ mutex, records, decisions, changed },
      decideAgain: (decided) => this.follow(decided, (work) => messaging.outbox.transaction(work)),
    });
    const token = () => this.requireToken();
    const keeper = new ChangeKeeper({ engines, resolution, fence, token, changed });
    const isBusy = () => this.busy;
    this.engines = engines;
    this.keeper = keeper;
    this.settling = new Settling({
      ...{ mutex, engines, keeper, serving, reviews, messaging, isBusy },
      // In turn with units of work: both write the fence, and one of them would have to begin anew.
      fenced: async (work) => await mutex.run(() => fenced(work)),
    });
  }

  /**
   * Takes over: nobody with a smaller token writes any more, and the engines are there.
   *
   * @returns whether they were held ready; else they were loaded.
   */
  async activate(token: number): Promise<boolean> {
    const ready = await this.mutex.run(async () => {
      await this.fence.raise(token);
      await this.resolution.prepare();
      this.token = token;
      const engines = await this.standby.handOver(token);
      if (engines === undefined) this.engines.doubt();
      else this.engines.takeOver(engines);
      this.serving.forget();
      this.reviews.forget();
      return engines !== undefined;
    });
    await this.refresh();
    this.loaded = true;
    return ready;
  }

  /** Loads the engines anew where the setup, or doubt about them, asks for it. */
  async refresh(): Promise<void> {
    await this.mutex.run(async () => {
      if (this.token !== undefined && (await this.setups.current()) !== undefined)
        await this.build();
    });
  }

  deactivate(): void {
    this.token = undefined;
    this.loaded = false;
    this.engines.drop();
  }

  get active(): boolean {
    return this.loaded;
  }

  /** Counts up with every change that may leave something to settle. */
  get changeCount(): number {
    return this.changes;
  }

  /** Whether records are coming in at this moment. */
  get busy(): boolean {
    return this.units > 0;
  }

  /** Whether the stored partition may differ from the batch partition. */
  get unsettled(): boolean {
    return this.settledAt < this.changes;
  }

  /** Whether the entities of a kind are those of the model that serves. */
  isSettled(kind: string): boolean {
    return !this.unsettled && !this.serving.isMoving(kind, this.engines.digestOf(kind));
  }

  /** Of the engines that serve or, in a process that stands by, of those that it holds ready. */
  stats(): KindStats[] {
    return this.loaded ? statsOf(this.engines.byKind) : this.standby.stats();
  }

  /** The engine of a kind, to be asked only; undefined where this process is not the active one. */
  engineOf(kind: string): Resolver | undefined {
    return this.engines.of(kind);
  }

  /** The entities of the model that engines are loaded for. */
  kinds(): string[] {
    return [...this.engines.byKind.keys()];
  }

  async receive(items: readonly RecordCleansed[], unit: UnitOfWork): Promise<void> {
    this.units++;
    try {
      await this.mutex.run(() => this.take(items, unit));
    } finally {
      this.units--;
    }
  }

  private async take(items: readonly RecordCleansed[], unit: UnitOfWork): Promise<void> {
    await this.build();
    const known = await this.records.load(
      items.map(({ source, recordId }) => recordKey(source, recordId)),
    );
    const incoming = newest(items, known);
    const wanted = wantedOf(incoming, known, this.kinds());
    await this.keeper.apply(wanted, known, causeOf(incoming, known), (work) => unit.commit(work));
  }

  /**
   * Applies what a steward decided or took back, all of it or nothing, and stores what follows together with what
   * the caller stores.
   *
   * @throws ProblemError 409 on a contradiction
   */
  async decide({ kind, decided, store }: StewardsWord): Promise<Outcome> {
    return await this.mutex.run(async () => {
      await this.build();
      const applied = this.attempt(kind, decided);
      this.changes++;
      const [outcome] = await this.keeper.keep([applied], nothing, 'steward', (work) =>
        this.messaging.outbox.transaction(async (tx) => {
          await work(tx);
          await store(tx);
        }),
      );
      for (const one of decided) this.engines.noteDecided(one);
      return outcome ?? nothingChanged;
    });
  }

  /** What a steward's word would change at once; settling may go on from there. Nothing is stored. */
  async foresee(kind: string, decided: readonly Decided[]): Promise<Outcome> {
    return await this.mutex.run(async () => {
      await this.build();
      const applied = this.attempt(kind, decided);
      // What was looked at has to be looked at again.
      this.changes++;
      const [outcome] = await this.keeper.foresee([applied], 'steward');
      return outcome ?? nothingChanged;
    });
  }

  private attempt(kind: string, decided: readonly Decided[]): Applied {
    const resolver = this.engines.require(kind);
    const change = unlessContradicted(
      resolver,
      decided.map((one) => one.change),
    );
    return { kind, resolver, change, incoming: nothing };
  }

  private async follow({ decision, change }: Decided, commit: Commit): Promise<void> {
    const wanted = [{ kind: decision.kind, changes: [change], incoming: nothing }];
    await this.keeper.apply(wanted, nothing, 'steward', commit);
  }

  /** Stores what changes about model versions, and resolves when it serves; settling brings what follows. */
  async changeModels(work: Parameters<Fenced>[0]): Promise<void> {
    // Nobody shall find all settled between the change and what follows from it.
    this.changes++;
    await this.mutex.run(async () => {
      try {
        await this.fenced(work);
      } finally {
        this.serving.forget();
      }
      await this.build();
    });
    await this.engines.untilRenewed();
  }

  /**
   * Brings the stored partition to the batch partition, in steps between which others are served.
   * Ends early when records change meanwhile; `unsettled` stays true then.
   */
  async settle(signal: AbortSignal): Promise<void> {
    await this.refresh();
    if (!(await this.engines.untilRenewed(signal))) return;
    const begun = this.changes;
    if (await this.settling.run(signal)) this.settledAt = begun;
  }

  private requireToken(): number {
    if (this.token === undefined)
      throw new UnavailableError('this process does not hold the resolver lease');
    return this.token;
  }

  /** Sees to it that the engines are, or will be, those of the models that serve. */
  private async build(): Promise<void> {
    this.requireToken();
    const current = await this.setups.current();
    if (current === undefined)
      throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
    await this.engines.serve(await this.serving.of(current, this.fenced));
  }
}
