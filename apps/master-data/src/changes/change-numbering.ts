import { Lease, pause, type HeldLease } from '@concord/messaging';
import { Configuration, Log } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { changesKeptDays } from '../settings';
import { ChangeLog } from './change-log';
import { FeedNews } from './feed-news';

/** Between two looks for what other processes have left, ms. */
const pollMs = 250;
/**
 * The least time between two rounds, ms: the first change after a pause is numbered at once, those of a load
 * together, or each unit of work would cost a second transaction.
 */
const gatherMs = 200;
const failurePauseMs = 1_000;
const trimEveryMs = 60_000;
const dayMs = 24 * 60 * 60 * 1_000;

/** Numbers what transactions leave, in one process at a time, and drops what is too old. */
@Injectable()
export class ChangeNumbering implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly lease: Lease;
  private readonly keepMs: number;
  private running: Promise<void> = Promise.resolve();
  private trimmedAt = -Infinity;

  constructor(
    connection: Connection,
    configuration: Configuration,
    private readonly changes: ChangeLog,
    private readonly news: FeedNews,
    private readonly log: Log,
  ) {
    this.lease = new Lease(connection, { name: 'change-numbering' });
    this.keepMs = changesKeptDays(configuration) * dayMs;
  }

  onApplicationBootstrap(): void {
    this.running = this.lease.run((held) => this.lead(held), this.stop.signal);
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async lead({ signal }: HeldLease): Promise<void> {
    while (!signal.aborted) {
      const announced = this.announcement(signal);
      try {
        const numbered = await this.changes.number(new Date());
        if (numbered > 0) this.news.ring();
        await this.trimNowAndThen();
        await (numbered > 0 ? pause(gatherMs, signal) : announced);
      } catch (error) {
        this.log.warn('changes could not be numbered; trying again', { error });
        await pause(failurePauseMs, signal);
      }
    }
  }

  /** Begun before the look, so that what is left meanwhile is not waited for. */
  private async announcement(signal: AbortSignal): Promise<void> {
    const heard = new AbortController();
    const silence = this.changes.onAnnounced(() => heard.abort());
    await pause(pollMs, AbortSignal.any([signal, heard.signal]));
    silence();
  }

  private async trimNowAndThen(): Promise<void> {
    if (performance.now() - this.trimmedAt < trimEveryMs) return;
    const more = await this.changes.trim(new Date(Date.now() - this.keepMs));
    if (!more) this.trimmedAt = performance.now();
  }
}
