import { setImmediate as breathe } from 'node:timers/promises';
import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import type { Change, MatchModel, Resolver, ResolverChange, Settlement } from '@concord/matching';
import { Messaging, UnavailableError, type Transaction, type UnitOfWork } from '@concord/messaging';
import { Mutex, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Records } from '../records/records.repository';
import { Decisions, type StoredDecision } from '../review/decisions.repository';
import { refuseContradiction } from '../review/contradiction';
import { Reviews } from '../review/reviews.repository';
import { wantedOf, type Incoming, type Known, type Wanted } from './changes';
import { Fence } from './fence';
import { loadResolvers, statsOf, type KindStats } from './loading';
import { modelsOf } from './models';
import { causeOf, newest, type Cause, type Outcome } from './outcome';
import { Resolution } from './resolution';

/** Contents or merges between two chances for others to be served while a settlement is prepared. */
const settlePiece = 100;
/** Records that one step of a settlement changes at most, unless one entity is larger. */
const settleStep = 1_000;

/** What an engine changed, with what came in and led to it. */
interface Applied {
  readonly kind: string;
  readonly resolver: Resolver;
  readonly change: ResolverChange;
  readonly incoming: Incoming;
}

type Commit = (work: (tx: Transaction) => Promise<void>) => Promise<void>;

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * The engines in memory and their truth in MongoDB, kept the same: whatever an engine changes is
 * stored and announced in one transaction, or taken back. One at a time; a lease stands around it.
 */
@Injectable()
export class ActiveResolver {
  private readonly mutex = new Mutex();
  private resolvers: ReadonlyMap<string, Resolver> = new Map();
  private builtFor = '';
  private token: number | undefined;
  private loaded = false;
  private changes = 0;
  private settledAt = -1;
  /** Units of work that are being taken or wait for their turn. */
  private units = 0;

  constructor(
    private readonly setups: SetupStore<'identity-resolution'>,
    private readonly records: Records,
    private readonly decisions: Decisions,
    private readonly reviews: Reviews,
    private readonly resolution: Resolution,
    private readonly fence: Fence,
    private readonly messaging: Messaging,
  ) {}

  /** Takes over: nobody with a smaller token writes any more, and the engines are loaded. */
  async activate(token: number): Promise<void> {
    await this.mutex.run(async () => {
      await this.fence.raise(token);
      await this.resolution.prepare();
      this.token = token;
      this.builtFor = '';
    });
    await this.refresh();
    this.loaded = true;
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
    this.resolvers = new Map();
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

  stats(): KindStats[] {
    return statsOf(this.resolvers);
  }

  modelOf(kind: string): MatchModel | undefined {
    return this.resolvers.get(kind)?.model;
  }

  /** The engine of a kind, to be asked only; undefined where this process is not the active one. */
  engineOf(kind: string): Resolver | undefined {
    return this.resolvers.get(kind);
  }

  /** The entities of the model that engines are loaded for. */
  kinds(): string[] {
    return [...this.resolvers.keys()];
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
    const wanted = wantedOf(incoming, known, [...this.resolvers.keys()]);
    await this.apply(wanted, known, causeOf(incoming, known), (work) => unit.commit(work));
  }

  /**
   * Applies a steward's decision, or takes it back; resolves when the consequences are stored.
   *
   * @throws ProblemError 409 when other decisions or a rule contradict it; nothing is stored then.
   */
  async decide(decision: StoredDecision, change: Change): Promise<void> {
    await this.mutex.run(async () => {
      await this.build();
      if ('decide' in change) refuseContradiction(this.resolverOf(decision.kind), change.decide);
      const wanted = [{ kind: decision.kind, changes: [change], incoming: nothing }];
      await this.apply(wanted, nothing, 'steward', (work) =>
        this.messaging.outbox.transaction(async (tx) => {
          await work(tx);
          if ('decide' in change) await this.decisions.save(decision, tx.session);
          else await this.decisions.remove(decision.a, decision.b, tx.session);
        }),
      );
    });
  }

  /**
   * Brings the stored partition to the batch partition, in steps between which others are served.
   * Ends early when records change meanwhile; `unsettled` stays true then.
   */
  async settle(signal: AbortSignal): Promise<void> {
    await this.refresh();
    const begun = this.changes;
    for (const [kind, resolver] of this.resolvers) {
      const settlement = resolver.settle();
      const preparation = settlement.prepare(settlePiece);
      while (preparation.next().done !== true) {
        await breathe();
        if (signal.aborted) return;
      }
      const over = () =>
        settlement.isStale() || this.resolvers.get(kind) !== resolver || signal.aborted;
      await this.settleSteps(kind, resolver, settlement, over);
      if (over()) return;
      await this.reviews.replace(kind, resolver.reviews(), Date.now());
    }
    this.settledAt = begun;
  }

  private async settleSteps(
    kind: string,
    resolver: Resolver,
    settlement: Settlement,
    over: () => boolean,
  ): Promise<void> {
    const steps = settlement.steps(settleStep);
    for (let finished = false; !finished;) {
      finished = await this.mutex.run(async () => {
        if (over()) return true;
        const step = steps.next();
        if (step.done === true) return true;
        const applied = [{ kind, resolver, change: step.value, incoming: nothing }];
        await this.storeOrRevert(applied, nothing, 'settling', (work) =>
          this.messaging.outbox.transaction(work),
        );
        return false;
      });
    }
  }

  private async apply(
    wanted: readonly Wanted[],
    known: Known,
    cause: Cause,
    commit: Commit,
  ): Promise<void> {
    // All engines are found before the first one changes.
    const targets = wanted.map((each) => ({ ...each, resolver: this.resolverOf(each.kind) }));
    if (targets.length > 0) this.changes++;
    const applied = targets.map(({ changes, ...target }) => ({
      ...target,
      change: target.resolver.apply(changes),
    }));
    await this.storeOrRevert(applied, known, cause, commit);
  }

  private async storeOrRevert(
    applied: readonly Applied[],
    known: Known,
    cause: Cause,
    commit: Commit,
  ): Promise<void> {
    const transaction = { handedOver: false };
    try {
      const outcomes: Outcome[] = [];
      for (const { kind, change, incoming } of applied) {
        const { regroupings } = change;
        outcomes.push(await this.resolution.outcome({ kind, cause, regroupings, incoming, known }));
      }
      const token = this.requireToken();
      await commit(async (tx) => {
        transaction.handedOver = false;
        await this.fence.pass(token, tx.session);
        for (const outcome of outcomes) await this.resolution.store(outcome, tx);
        transaction.handedOver = true;
      });
    } catch (error) {
      // Whether the commit came through may be unknown then: MongoDB has the truth.
      if (transaction.handedOver) this.builtFor = '';
      for (const { resolver, change } of applied) resolver.revert(change);
      throw error;
    }
  }

  private requireToken(): number {
    if (this.token === undefined)
      throw new UnavailableError('this process does not hold the resolver lease');
    return this.token;
  }

  private resolverOf(kind: string): Resolver {
    const resolver = this.resolvers.get(kind);
    if (resolver !== undefined) return resolver;
    const known = [...this.resolvers.keys()].join(', ');
    throw new Error(`entity "${kind}" is not in the applied model (it has ${known})`);
  }

  /** Makes the engines anew when the models of the workspace are not those they were made for. */
  private async build(): Promise<void> {
    this.requireToken();
    const current = await this.setups.current();
    if (current === undefined)
      throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
    const models = modelsOf(current.setup);
    const identity = JSON.stringify([...models]);
    if (identity === this.builtFor) return;
    this.resolvers = await loadResolvers(models, this.records.all(), await this.decisions.all());
    this.builtFor = identity;
    this.changes++;
  }
}
