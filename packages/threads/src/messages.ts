import type { MessagePort } from 'node:worker_threads';

/** What crosses threads; both ends are of one build. */

export interface ThreadData {
  readonly port: MessagePort;
  /** Of four bytes: how many replies were sent, for those who sleep until there is another one. */
  readonly sent: SharedArrayBuffer;
}

export interface Asked<Task> {
  readonly id: number;
  readonly task: Task;
}

export type Reply<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly failure: string };
