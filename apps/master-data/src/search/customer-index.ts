import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { Model } from '@concord/contracts/workspace';
import { Log, SetupStore, unavailable, type VersionedSetup } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { GoldenRecords } from '../golden/golden-records.repository';
import { CustomerPages } from '../query/customer-pages.repository';
import { partyFields } from '../query/subjects';
import { fieldTerms, type SearchedFields } from './field-terms';
import { GoldenFollower } from './golden-follower';
import { SearchIndex } from './search-index';

const lookEveryMs = 200;
const againAfterMs = 1_000;
/** Changes are taken in so many at a time; between two batches others are served. */
const batchSize = 100;
/** While records pour in, a customer changes several times: he is looked at once, when it is calmer, or after so long. */
const longestWaitMs = 15_000;
const pouring = 200;

/** What the index of the search is told of: whatever changed, and is not in it yet. */
interface Waiting {
  readonly ids: Set<string>;
  since: number;
}

/**
 * Keeps the index of the search behind the golden records: built from them at start, and anew when the model changes,
 * then following what any process stores. It costs the pipeline no write, and MongoDB no index.
 */
@Injectable()
export class CustomerIndex implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private serving: SearchIndex | undefined;
  private building = new SearchIndex();
  private waiting: Waiting = { ids: new Set(), since: 0 };

  constructor(
    private readonly connection: Connection,
    private readonly setups: SetupStore<'master-data'>,
    private readonly golden: GoldenRecords,
    private readonly pages: CustomerPages,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** @throws ProblemError 503 while it is being built for the first time */
  require(): SearchIndex {
    if (this.serving !== undefined) return this.serving;
    const held = `${this.building.size} customers are in it so far`;
    throw unavailable('search.building', `The search index is being built; ${held}.`, 2);
  }

  state() {
    const { size, bytes } = this.serving ?? this.building;
    const ready = this.serving !== undefined;
    return { ready, customers: size, waiting: this.waiting.ids.size, estimatedBytes: bytes };
  }

  private async run(): Promise<void> {
    while (!this.stopped()) {
      try {
        const setup = await this.setups.current();
        if (setup !== undefined) await this.serve(setup);
      } catch (error) {
        if (!this.stopped()) this.log.warn('the search index begins anew', { error });
      }
      await this.pause(againAfterMs);
    }
  }

  /** Builds and follows, until another model is applied. */
  private async serve(setup: VersionedSetup<'master-data'>): Promise<void> {
    const searched = partyFields(setup.setup.model);
    const follower = await GoldenFollower.open(this.connection);
    try {
      await this.build(searched);
      const model = JSON.stringify(setup.setup.model);
      while (!this.stopped() && (await this.isModel(setup.version, model))) {
        await this.follow(follower, searched);
        await this.pause(lookEveryMs);
      }
    } finally {
      await follower.close();
    }
  }

  private async build(searched: SearchedFields): Promise<void> {
    const index = new SearchIndex();
    this.building = index;
    this.waiting = { ids: new Set(), since: 0 };
    let taken = 0;
    for await (const { id, fields } of this.golden.current()) {
      if (this.stopped()) return;
      index.put(
        id,
        fieldTerms(fields, searched).flatMap(({ terms }) => terms),
      );
      if (++taken % batchSize === 0) await breathe();
    }
    this.serving = index;
    this.log.info('the search index is built', { customers: taken });
  }

  private async follow(follower: GoldenFollower, searched: SearchedFields): Promise<void> {
    const { waiting } = this;
    const { ids, complete } = await follower.changed();
    if (waiting.ids.size === 0) waiting.since = performance.now();
    for (const id of ids) waiting.ids.add(id);
    const isCalm = complete && ids.length < pouring;
    if (isCalm || performance.now() - waiting.since > longestWaitMs) await this.takeIn(searched);
  }

  private async takeIn(searched: SearchedFields): Promise<void> {
    const index = this.require();
    const ids = [...this.waiting.ids];
    for (let at = 0; at < ids.length && !this.stopped(); at += batchSize) {
      const batch = ids.slice(at, at + batchSize);
      const current = new Map((await this.pages.current(batch)).map((one) => [one.id, one]));
      for (const id of batch) {
        const customer = current.get(id);
        if (customer === undefined) index.remove(id);
        else
          index.put(
            id,
            fieldTerms(customer.fields, searched).flatMap(({ terms }) => terms),
          );
        this.waiting.ids.delete(id);
      }
      await breathe();
    }
    this.waiting.since = performance.now();
  }

  private async isModel(version: number, model: string): Promise<boolean> {
    const current = await this.setups.current();
    if (current === undefined || current.version === version) return true;
    return sameModel(current.setup.model, model);
  }

  private stopped(): boolean {
    return this.stop.signal.aborted;
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.stop;
    await sleep(ms, undefined, { signal }).catch(() => signal.aborted);
  }
}

function sameModel(model: Model, before: string): boolean {
  return JSON.stringify(model) === before;
}
