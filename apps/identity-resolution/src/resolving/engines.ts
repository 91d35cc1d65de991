import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, Resolver } from '@concord/matching';
import type { Mutex } from '@concord/service-kit';
import type { ServedModels } from '../models/serving-models';
import type { Records } from '../records/records.repository';
import type { Decisions, StoredDecision } from '../review/decisions.repository';
import { EngineCopy } from './engine-copy';
import { loadResolvers } from './loading';
import type { Outcome } from './outcome';

/** A steward's decision that was made, or taken back. */
export interface Decided {
  readonly decision: StoredDecision;
  readonly change: Change;
}

/** Engines of other models in the making. */
interface Renewal {
  readonly copy: EngineCopy;
  /** Decisions made meanwhile, in their order; the new engines do not know them yet. */
  readonly decided: Decided[];
}

interface EngineParts {
  readonly mutex: Mutex;
  readonly records: Records;
  readonly decisions: Decisions;
  /** Told when other engines serve, or will. */
  readonly changed: () => void;
  /** Lets the engines follow a decision once more. */
  readonly decideAgain: (decided: Decided) => Promise<void>;
}

const none: ReadonlyMap<string, never> = new Map<string, never>();
const noModels: ServedModels = { models: none, digests: none, identity: '' };
const lookEveryMs = 20;

/** The engines in memory, by kind: which models they were made for, and how others take their place. */
export class Engines {
  private engines: ReadonlyMap<string, Resolver> = none;
  private madeFor = noModels;
  private inDoubt = true;
  private renewal: Renewal | undefined;
  private renewed: Promise<void> = Promise.resolve();

  constructor(private readonly parts: EngineParts) {}

  get byKind(): ReadonlyMap<string, Resolver> {
    return this.engines;
  }

  of(kind: string): Resolver | undefined {
    return this.engines.get(kind);
  }

  /** @throws Error when the applied model has no such entity. */
  require(kind: string): Resolver {
    const resolver = this.engines.get(kind);
    if (resolver !== undefined) return resolver;
    const known = [...this.engines.keys()].join(', ');
    throw new Error(`entity "${kind}" is not in the applied model (it has ${known})`);
  }

  /** Of the model that the engine of a kind was made for. */
  digestOf(kind: string): string | undefined {
    return this.madeFor.digests.get(kind);
  }

  /** They may not be what is stored: they are loaded before they are used again. */
  doubt(): void {
    this.inDoubt = true;
  }

  /** These serve from now on: they are what is stored. To be called while nothing else changes. */
  takeOver({ engines, served }: EngineCopy): void {
    this.install(engines, served);
  }

  drop(): void {
    this.renewal = undefined;
    this.engines = none;
    this.inDoubt = true;
  }

  /** What was stored, so that engines in the making hear of it. */
  noteStored(outcomes: readonly Outcome[]): void {
    for (const { records } of outcomes) this.renewal?.copy.touch(records.map(({ key }) => key));
  }

  noteDecided(decided: Decided): void {
    this.renewal?.decided.push(decided);
  }

  /**
   * Sees to it that engines of these models serve: at once where those that are there cannot, else when the new ones
   * are loaded. To be called while nothing else changes.
   */
  async serve(wanted: ServedModels): Promise<void> {
    if (this.inDoubt || !this.hasKindsOf(wanted)) {
      this.renewal = undefined;
      const { records, decisions } = this.parts;
      this.install(
        await loadResolvers(wanted.models, records.all(), await decisions.all()),
        wanted,
      );
    } else if (wanted.identity === this.madeFor.identity) this.renewal = undefined;
    else this.renew(wanted);
  }

  /**
   * Resolves when no others are in the making, with false if the signal was aborted before.
   *
   * @throws Error when they could not be made.
   */
  async untilRenewed(signal?: AbortSignal): Promise<boolean> {
    while (this.renewal !== undefined) {
      if (signal?.aborted === true) return false;
      await sleep(lookEveryMs);
    }
    await this.renewed;
    return true;
  }

  private renew(wanted: ServedModels): void {
    if (this.renewal?.copy.served.identity === wanted.identity) return;
    const copy = new EngineCopy(wanted, this.parts.records, this.parts.decisions);
    const renewal = { copy, decided: [] };
    this.renewal = renewal;
    this.parts.changed();
    // One at a time, since each takes as much memory as the engines that serve.
    const replace = () => this.replaceBy(renewal);
    this.renewed = this.renewed.then(replace, replace);
    // Who waits for it hears of a failure; with the next unit of work it begins anew.
    this.renewed.catch(() => undefined);
  }

  private async replaceBy(renewal: Renewal): Promise<void> {
    const isWanted = () => this.renewal === renewal;
    try {
      const { copy } = renewal;
      await copy.load(isWanted);
      await this.parts.mutex.run(async () => {
        if (!isWanted()) return;
        await copy.catchUp();
        this.takeOver(copy);
        await this.decideAgain(renewal);
      });
    } finally {
      if (isWanted()) this.renewal = undefined;
    }
  }

  /** The engines of before have followed these decisions; the new ones have to hear of them. */
  private async decideAgain({ decided }: Renewal): Promise<void> {
    try {
      for (const each of decided) await this.parts.decideAgain(each);
    } catch (error) {
      this.doubt();
      throw error;
    }
  }

  private install(engines: ReadonlyMap<string, Resolver>, models: ServedModels): void {
    this.engines = engines;
    this.madeFor = models;
    this.inDoubt = false;
    this.parts.changed();
  }

  private hasKindsOf({ models }: ServedModels): boolean {
    const kinds = [...models.keys()];
    return kinds.length === this.engines.size && kinds.every((kind) => this.engines.has(kind));
  }
}
