import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import type { Partner, PartnerAnswer, PartnerTask } from '@concord/matching';
import { Thread, type Pending } from './thread';

/** Whether there is a processor for a second thread. */
export function hasRoomForTwo(): boolean {
  return availableParallelism() > 1;
}

/** A partner for training on a thread of its own. */
export class ThreadPartner implements Partner {
  private readonly thread: Thread<PartnerTask, PartnerAnswer>;

  /** @param execArgv Flags of node for the thread. */
  constructor(execArgv?: readonly string[]) {
    this.thread = new Thread(join(__dirname, `partner-thread${extname(__filename)}`), execArgv);
  }

  ask(task: PartnerTask): Pending<PartnerAnswer> {
    return this.thread.ask(task);
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}
