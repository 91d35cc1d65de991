import { setTimeout as sleep } from 'node:timers/promises';
import { Log, Mutex, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Connection } from 'mongoose';
import { ServingModels, type ServedModels } from '../models/serving-models';
import { Records } from '../records/records.repository';
import { Decisions } from '../review/decisions.repository';
import { ChangeFeed } from './change-feed';
import { EngineCopy } from './engine-copy';
import { statsOf, type KindStats } from './loading';

/** How often it makes up for what the active process has stored, and looks whether other models serve, ms. */
const followEveryMs = 1_000;
/** How long it waits to be told of the last change before it reads all records anew, ms. */
const patienceMs = 5_000;
const lookEveryMs = 5;

/** Engines that follow what another process stores. */
interface Following {
  readonly copy: EngineCopy;
  /** The highest token up to which all changes are known. */
  token: number;
  decisions: boolean;
  loaded: boolean;
}

/**
 * While another process is the active one: has the engines in memory and follows what is stored, so that it can take
 * over at once. They take as much memory as those of the active process.
 */
@Injectable()
export class Standby {
  private readonly ending = new AbortController();
  /** Catching up, one at a time. */
  private readonly mutex = new Mutex();
  private following: Following | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly setups: SetupStore<'identity-resolution'>,
    private readonly serving: ServingModels,
    private readonly records: Records,
    private readonly decisions: Decisions,
    private readonly log: Log,
  ) {}

  /** To be called when another process is the active one; again and again does no harm. */
  start(): void {
    this.running ??= this.run(this.ending.signal);
  }

  /** Whether it could take over without reading all records. */
  get isWarm(): boolean {
    return this.following?.loaded === true;
  }

  stats(): KindStats[] {
    return statsOf(this.following?.copy.engines ?? new Map<string, never>());
  }

  /**
   * Ends the standing by.
   *
   * @param token to which the fence was raised: nothing is stored any more by those before
   * @returns engines as of now; undefined where there are none that could be brought to that in a few seconds.
   */
  async handOver(token: number): Promise<EngineCopy | undefined> {
    const known = this.following;
    try {
      if (known === undefined || !(await this.isUpTo(token, known))) return undefined;
      await this.mutex.run(() => catchUp(known));
      return this.following === known ? known.copy : undefined;
    } catch (error) {
      this.log.warn('what was held ready could not be brought up to date', { error });
      return undefined;
    } finally {
      this.ending.abort();
    }
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async isUpTo(token: number, known: Following): Promise<boolean> {
    const isThere = () => this.following === known;
    // To go on with reading takes less time than to begin anew.
    while (!known.loaded && isThere()) await sleep(lookEveryMs);
    const end = performance.now() + patienceMs;
    while (known.token < token && isThere() && performance.now() < end) await sleep(lookEveryMs);
    return isThere() && known.token >= token;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const served = await this.served();
        if (served !== undefined) await this.follow(served, signal);
      } catch (error) {
        this.log.warn('the index of the active process cannot be followed; trying again', {
          error,
        });
      }
      this.following = undefined;
      await sleep(followEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until other models serve, or the signal is aborted. */
  private async follow(served: ServedModels, signal: AbortSignal): Promise<void> {
    const feed = await ChangeFeed.open(this.connection);
    const copy = new EngineCopy(served, this.records, this.decisions);
    const known: Following = { copy, token: 0, decisions: false, loaded: false };
    const reading = feed.read({
      record: (key) => copy.touch([key]),
      decision: () => (known.decisions = true),
      fence: (token) => (known.token = token),
    });
    try {
      await Promise.race([reading, this.keepUp(known, signal)]);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await feed.close();
      // A failure of the feed was heard above; what closing it breaks off is none.
      await reading.catch(() => undefined);
    }
  }

  private async keepUp(known: Following, signal: AbortSignal): Promise<void> {
    this.following = known;
    await known.copy.load(() => this.following === known && !signal.aborted);
    known.loaded = !signal.aborted;
    this.log.info('stands by with its index loaded');
    while (this.following === known) {
      await sleep(followEveryMs, undefined, { signal });
      await this.mutex.run(() => catchUp(known));
      if ((await this.served())?.identity !== known.copy.served.identity) return;
    }
  }

  private async served(): Promise<ServedModels | undefined> {
    const current = await this.setups.current();
    return current === undefined ? undefined : await this.serving.look(current);
  }
}

async function catchUp(known: Following): Promise<void> {
  if (known.decisions) {
    known.decisions = false;
    await known.copy.followDecisions();
  }
  await known.copy.catchUp();
}
