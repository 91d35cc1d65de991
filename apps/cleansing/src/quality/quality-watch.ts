import { setTimeout as sleep } from 'node:timers/promises';
import { statedChecks } from '@concord/profiling/quality';
import { Log, SetupStore, WorkRegistry } from '@concord/service-kit';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { QualityDays } from './history.repository';
import { Judgements } from './judgements.repository';
import { QualityIntake } from './quality-intake';
import { QualityService } from './quality.service';
import { dayOf } from './source-report';
import { samplesOf, Standings } from './standings.repository';
import { scopeOf } from './unit-quality';

const lookEveryMs = 500;
/** A source that has been quiet for so long has been read; a half-read one is not judged by its half. */
const quietForMs = 1_500;
/** One that is never quiet is judged so often. */
const judgedEveryMs = 30_000;
/** Ages grow although nothing comes. */
const rejudgedEveryMs = 60_000;

/** What was last seen of a source. Times are of `performance.now`, which only goes on. */
interface Seen {
  revision: number;
  changedAt: number;
  /** The version of the setup and the revision that were judged. */
  judged: string;
  judgedAt: number;
}

/**
 * Holds the checks against the records of each source when it has become quiet, and now and then;
 * keeps the standing of each day; keeps the samples of values small.
 */
@Injectable()
export class QualityWatch implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly seen = new Map<string, Seen>();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly setups: SetupStore<'cleansing'>,
    private readonly standings: Standings,
    private readonly judgements: Judgements,
    private readonly days: QualityDays,
    private readonly quality: QualityService,
    private readonly intake: QualityIntake,
    private readonly work: WorkRegistry,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.work.register(async () => ({ pending: { judging: await this.unjudged() } }));
  }

  onApplicationBootstrap(): void {
    this.loop = this.watch();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.loop;
  }

  private async watch(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        await this.look();
      } catch (error) {
        this.log.warn('cannot judge the quality of the sources', { error });
      }
      await sleep(lookEveryMs, undefined, { signal: this.stop.signal }).catch((error: unknown) => {
        if (!this.stop.signal.aborted) throw error;
      });
    }
  }

  private async look(): Promise<void> {
    await this.standings.fold();
    const current = await this.setups.current();
    const revisions = await this.standings.revisions();
    for (const { source } of current?.setup.sources ?? []) {
      const revision = revisions.get(source) ?? 0;
      const seen = this.noticed(source, revision);
      const now = performance.now();
      const judged = `${current?.version ?? 0}/${revision}`;
      const isNews = seen.judged !== judged;
      const isQuiet = now - seen.changedAt >= quietForMs;
      const age = now - seen.judgedAt;
      if (isNews ? isQuiet || age >= judgedEveryMs : age >= rejudgedEveryMs) {
        await this.judge(source, new Date());
        Object.assign(seen, { judged, judgedAt: now });
      }
    }
  }

  private noticed(source: string, revision: number): Seen {
    const now = performance.now();
    const seen = this.seen.get(source) ?? {
      revision,
      changedAt: now,
      judged: '',
      judgedAt: now,
    };
    this.seen.set(source, seen);
    if (seen.revision !== revision) Object.assign(seen, { revision, changedAt: now });
    return seen;
  }

  /** Judges one source as it stands, and keeps what it stands at today. */
  async judge(source: string, now: Date): Promise<void> {
    const report = await this.quality.sourceReport(source, now);
    await this.judgements.keep(source, report.checks);
    if (report.records + report.unreadable > 0) await this.days.keep(source, dayOf(report, now));
    const known = await this.standings.of(source);
    if (known === undefined) return;
    for (const { field, level, kept } of samplesOf(known.standing))
      this.intake.sampler.learn(scopeOf(source, field), level, kept);
    await this.standings.tidy(source);
  }

  /** Sources that a check may stop, and whose last records no check has seen yet. */
  private async unjudged(): Promise<number> {
    const current = await this.setups.current();
    const stoppable = (current?.setup.sources ?? []).filter(({ quality }) =>
      statedChecks(quality?.checks ?? [], 'cleansing').some(({ onFail }) => onFail === 'stop'),
    );
    if (stoppable.length === 0) return 0;
    const revisions = await this.standings.revisions();
    return stoppable.filter(({ source }) => {
      const judged = `${current?.version ?? 0}/${revisions.get(source) ?? 0}`;
      return this.seen.get(source)?.judged !== judged;
    }).length;
  }
}
