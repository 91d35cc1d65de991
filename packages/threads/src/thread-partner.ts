import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import {
  packRecords,
  type MatchModel,
  type MatchRecord,
  type Partner,
  type PartnerAnswer,
  type PartnerTask,
} from '@concord/matching';
import { Thread, type Pending } from './thread';

/** Whether there is a processor for a second thread. */
export function hasRoomForTwo(): boolean {
  return availableParallelism() > 1;
}

/** A partner for training on a thread of its own. Give it the records that training gets, in the same order. */
export class ThreadPartner implements Partner {
  private readonly thread: Thread<PartnerTask, PartnerAnswer>;

  /** @param base What training starts from. @param execArgv Flags of node for the thread. */
  constructor(base: MatchModel, execArgv?: readonly string[]) {
    const file = join(__dirname, `partner-thread${extname(__filename)}`);
    this.thread = new Thread(file, execArgv);
    this.ask({ task: 'begin', base });
  }

  /** It reads them while others come. */
  read(records: readonly MatchRecord[]): void {
    this.ask({ task: 'read', records: packRecords(records) });
  }

  ask(task: PartnerTask): Pending<PartnerAnswer> {
    return this.thread.ask(task);
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
