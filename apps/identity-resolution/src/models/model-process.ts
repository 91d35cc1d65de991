import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { workerMessage, type Report, type WorkerData } from './order';

/** In a test these are the TypeScript sources, which a process of its own has to be taught to read. */
const extension = extname(__filename);
const readsSources =
  extension === '.ts' ? ['-r', join(__dirname, '..', 'testing', 'register-swc.cjs')] : [];
/** A customer base that needs more is learnt from by a sample long before (see `learning.ts`). */
const memory = '--max-old-space-size=1024';

/** The work itself failed; to do it again would not help. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
}

/**
 * Does an order in a process of its own, which ends with it: what training needs for a minute is neither kept by the
 * resolver nor able to bring it down, and records are answered meanwhile. Resolves with the result.
 *
 * @throws WorkError when it failed, was too large for the memory, or was aborted.
 */
export async function runInProcess(
  data: WorkerData,
  report: Report,
  signal: AbortSignal,
): Promise<unknown> {
  const worker = fork(join(__dirname, `model-worker${extension}`), {
    execArgv: [memory, ...readsSources],
    serialization: 'advanced',
  });
  // Records that come in go first.
  if (worker.pid !== undefined) setPriority(worker.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const abort = () => void worker.kill('SIGKILL');
  signal.addEventListener('abort', abort, { once: true });
  try {
    worker.send(data);
    return await resultOf(worker, report);
  } finally {
    signal.removeEventListener('abort', abort);
    worker.kill('SIGKILL');
  }
}

function resultOf(worker: ChildProcess, report: Report): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.on('message', (sent: unknown) => {
      const message = workerMessage.parse(sent);
      if ('progress' in message) report(message.progress);
      else if ('failure' in message) reject(new WorkError(message.failure));
      else resolve(message.result);
    });
    worker.on('error', (error) => reject(new WorkError(error.message)));
    worker.on('exit', (code, signal) =>
      reject(new WorkError(`the process ended before its work (${signal ?? `exit code ${code}`})`)),
    );
  });
}
