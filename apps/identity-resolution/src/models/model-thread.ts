import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadMessage, type Report, type ThreadData } from './order';

/** In a test these are the TypeScript sources, which a thread of its own has to be taught to read. */
const extension = extname(__filename);
const execArgv =
  extension === '.ts' ? ['-r', join(__dirname, '..', 'testing', 'register-swc.cjs')] : [];

/** The work itself failed; to do it again would not help. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
}

/**
 * Does an order in a thread of its own, so that records are answered meanwhile. Resolves with the result.
 *
 * @throws WorkError when it failed, was too large for the memory, or was aborted.
 */
export async function runInThread(
  data: ThreadData,
  report: Report,
  signal: AbortSignal,
): Promise<unknown> {
  const worker = new Worker(join(__dirname, `model-worker${extension}`), {
    workerData: data,
    execArgv,
  });
  const abort = () => void worker.terminate();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await resultOf(worker, report);
  } finally {
    signal.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

function resultOf(worker: Worker, report: Report): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.on('message', (sent: unknown) => {
      const message = threadMessage.parse(sent);
      if ('progress' in message) report(message.progress);
      else resolve(message.result);
    });
    worker.on('error', (error: unknown) => {
      reject(new WorkError(error instanceof Error ? error.message : String(error)));
    });
    worker.on('exit', () => reject(new WorkError('the thread ended before its work')));
  });
}
