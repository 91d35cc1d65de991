import { join } from 'node:path';
import type { Workspace } from '@concord/contracts/workspace';
import {
  Chunks,
  packRecords,
  unpackRecords,
  type MatchModel,
  type MatchRecord,
  type Partner,
  type PartnerTask,
} from '@concord/matching';
import { Thread, type Pending } from '@concord/threads';
import { cleansing, inOrder } from './cleansing';
import type { SourceRecord } from './labelled-records';
import type { SecondAnswer, SecondTask } from './second-desk';

/** Records in a chunk that one of the two threads cleanses. */
const chunkSize = 512;

/** A thread that cleanses a part of the records and is a partner in matching them. */
export class SecondThread implements Partner {
  private readonly thread: Thread<SecondTask, SecondAnswer>;

  constructor(
    private readonly workspace: Workspace,
    private readonly today: string,
  ) {
    this.thread = new Thread(join(__dirname, 'second-main.js'));
    this.thread.ask({ task: 'know', workspace, today });
  }

  ask(task: PartnerTask): Pending<SecondAnswer> {
    return this.thread.ask(task);
  }

  /**
   * Cleanses chunk by chunk, each on the thread that is free.
   *
   * @param base By which the other thread reads them all, to be a partner.
   */
  cleanse(records: readonly SourceRecord[], base: MatchModel): MatchRecord[] {
    const chunks = new Chunks(records.length, chunkSize);
    this.ask({ task: 'begin', base });
    const theirs = this.thread.ask({
      task: 'cleanse',
      records,
      claimed: chunks.claimed,
      chunkSize,
    });
    const cleanse = cleansing(this.workspace, this.today);
    const found = new Map<number, readonly MatchRecord[]>();
    for (const [start, end] of chunks.claim())
      found.set(
        start,
        records.slice(start, end).flatMap((record) => cleanse(record)),
      );
    const mine = [...found].map(([start, own]) => ({ start, records: packRecords(own) }));
    this.thread.ask({ task: 'cleansed', chunks: mine });
    for (const { start, records: own } of theirs.wait().cleansed)
      found.set(start, unpackRecords(own));
    return inOrder(found);
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
