import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from 'node:worker_threads';
import type { Asked, Reply, ThreadData } from './messages';

/** Milliseconds after which somebody who waits looks whether he missed something. */
const lookEvery = 1_000;
/** So often in vain: whatever a thread is asked for takes less than this. Time in which the whole process stood still does not count. */
const mostLooks = 600;

/** The task could not be done on the other thread, or nobody is there any more. */
export class ThreadError extends Error {
  override readonly name = 'ThreadError';
}

export interface Pending<Answer> {
  /** Blocks this thread until the answer is there. @throws ThreadError when there will be none. */
  wait(): Answer;
}

/**
 * A thread of its own for pure work. It does one task after the other; whoever asks goes on meanwhile, and blocks when he
 * needs the answer: for programs that have nothing else to do, not for a service that answers requests.
 */
export class Thread<Task, Answer> {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  /** How many replies were sent. */
  private readonly sent = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly replies = new Map<number, Reply<Answer>>();
  private asked = 0;

  /**
   * @param file Calls `answerTasks`.
   * @param execArgv Flags of node for the thread.
   */
  constructor(file: string, execArgv?: readonly string[]) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const workerData: ThreadData = { port: port2, sent: this.sent.buffer };
    this.worker = new Worker(file, {
      workerData,
      transferList: [port2],
      ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }),
    });
    // Neither keeps the process alive.
    this.worker.unref();
    this.port.unref();
  }

  ask(task: Task): Pending<Answer> {
    const id = this.asked++;
    const message: Asked<Task> = { id, task };
    this.port.postMessage(message);
    return { wait: () => this.wait(id) };
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private wait(id: number): Answer {
    for (let looks = 0; looks < mostLooks; looks++) {
      const sent = Atomics.load(this.sent, 0);
      this.receive();
      const reply = this.replies.get(id);
      this.replies.delete(id);
      if (reply === undefined) Atomics.wait(this.sent, 0, sent, lookEvery);
      else if ('failure' in reply) throw new ThreadError(reply.failure);
      else return reply.answer;
    }
    throw new ThreadError('the other thread does not answer any more');
  }

  private receive(): void {
    for (;;) {
      const received: { readonly message: Reply<Answer> } | undefined = receiveMessageOnPort(
        this.port,
      );
      if (received === undefined) return;
      this.replies.set(received.message.id, received.message);
    }
  }
}
