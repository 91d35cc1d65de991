import { MessagePort, workerData } from 'node:worker_threads';
import type { Asked, Reply, ThreadData } from './messages';

/**
 * Does the tasks that come to this thread, one after the other, until it is closed.
 *
 * @throws Error when no `Thread` started it.
 */
export function answerTasks(perform: (task: never) => unknown): void {
  const given: unknown = workerData;
  if (!isThreadData(given)) throw new Error('only a thread that a Thread started has tasks');
  const { port } = given;
  const sent = new Int32Array(given.sent);
  const reply = (message: Reply<unknown>): void => {
    port.postMessage(message);
    Atomics.add(sent, 0, 1);
    Atomics.notify(sent, 0);
  };
  // What sort of tasks there are, whoever starts the thread and what it does agree upon: both are of one build.
  port.on('message', ({ id, task }: Asked<never>) => {
    try {
      reply({ id, answer: perform(task) });
    } catch (error) {
      reply({ id, failure: error instanceof Error ? error.message : String(error) });
    }
  });
}

function isThreadData(given: unknown): given is ThreadData {
  return (
    typeof given === 'object' &&
    given !== null &&
    'port' in given &&
    given.port instanceof MessagePort &&
    'sent' in given &&
    given.sent instanceof SharedArrayBuffer
  );
}
