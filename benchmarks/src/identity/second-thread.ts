import { join } from 'node:path';
import type { Workspace } from '@concord/contracts/workspace';
import { unpackRecords, type MatchRecord, type Partner, type PartnerTask } from '@concord/matching';
import { Thread, type Pending } from '@concord/threads';
import type { SourceRecord } from './labelled-records';
import type { SecondAnswer, SecondTask } from './second-desk';

/** Records that are cleansed together: few enough that the first are matched while others are cleansed. */
const batchSize = 100;

/**
 * A thread that cleanses, as a process of its own does it in the product, while what it has cleansed is read for matching
 * here; then it is a partner in that.
 */
export class SecondThread implements Partner {
  private readonly thread: Thread<SecondTask, SecondAnswer>;

  constructor(workspace: Workspace, today: string) {
    this.thread = new Thread(join(__dirname, 'second-main.js'));
    this.thread.ask({ task: 'know', workspace, today });
  }

  ask(task: PartnerTask): Pending<SecondAnswer> {
    return this.thread.ask(task);
  }

  /** As matching sees them, in their order, without those that are quarantined; those behind are cleansed meanwhile. */
  *cleanse(records: readonly SourceRecord[]): Generator<MatchRecord> {
    const batches: Pending<SecondAnswer>[] = [];
    for (let at = 0; at < records.length; at += batchSize)
      batches.push(
        this.thread.ask({ task: 'cleanse', records: records.slice(at, at + batchSize) }),
      );
    for (const batch of batches) {
      const { cleansed } = batch.wait();
      if (cleansed !== undefined) yield* unpackRecords(cleansed);
    }
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
