import { badRequest, gone } from '@concord/service-kit';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GoldenRecords } from '../golden/golden-records.repository';
import { changeOf, type Change } from './change';
import { ChangeLog } from './change-log';
import { FeedNews } from './feed-news';

export interface ChangePage {
  readonly items: Change[];
  /** The position to go on after. */
  readonly next: number;
  /** Of the newest change there is. */
  readonly head: number;
}

/** What a stream holds in memory at the most, whatever the pace of its reader. */
const streamPage = 100;

/** Reading the feed: each change of each golden record, in order, from any position that is kept. */
@Injectable()
export class ChangeFeed implements OnModuleDestroy {
  private readonly stop = new AbortController();

  constructor(
    private readonly changes: ChangeLog,
    private readonly golden: GoldenRecords,
    private readonly news: FeedNews,
  ) {}

  onModuleDestroy(): void {
    this.stop.abort();
  }

  /** The position of the newest change: where a reader begins who wants none of the past. */
  async head(): Promise<number> {
    return (await this.changes.extent()).head;
  }

  /**
   * @param after absent: from the oldest change that is kept
   * @throws ProblemError 410 where changes after that position were dropped, 400 where it has not come yet
   */
  async page(after: number | undefined, limit: number): Promise<ChangePage> {
    const position = after ?? (await this.changes.extent()).trimmed;
    const entries = await this.changes.after(position, limit);
    const { head, trimmed } = await this.changes.extent();
    if (entries.length === 0 && position < trimmed) throw tooOld(position, trimmed);
    if (position > head) throw notYet(position, head);
    const versions = await this.golden.versionsWith(entries.map(({ versionId }) => versionId));
    const items = entries.map(({ position, versionId }) => {
      const version = versions.get(versionId);
      if (version === undefined)
        throw new Error(`the feed names ${versionId}, which is not stored`);
      return changeOf(position, version);
    });
    return { items, next: position + items.length, head };
  }

  /** Pages of changes after a position, now and as they come, until the signal or the end of the service. */
  async *follow(after: number, signal: AbortSignal): AsyncGenerator<readonly Change[]> {
    const until = AbortSignal.any([signal, this.stop.signal]);
    for (let position = after; !until.aborted;) {
      const news = this.news.next(until);
      const { items, next } = await this.page(position, streamPage);
      if (items.length > 0) yield items;
      position = next;
      if (items.length < streamPage) await news;
    }
  }
}

function tooOld(position: number, trimmed: number) {
  return gone(
    'changes.gone',
    `Changes up to ${trimmed} are no longer kept, so there is a gap after ${position}. Export anew ` +
      '(GET /v1/export/golden) and go on after the position in its header Concord-Feed-Position.',
  );
}

function notYet(position: number, head: number) {
  return badRequest(
    'changes.ahead',
    `The newest change is ${head}; there is no ${position} yet. Is it the cursor of another installation?`,
  );
}
