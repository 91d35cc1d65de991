import { ExitCode } from '../exit-codes';
import type { Terminal } from '../terminal';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Starts something and keeps it until a signal comes, then stops it; a start that answers nothing
 * is done by itself. A signal during the start aborts it; a second one ends this process at once.
 */
export async function untilSignal(
  terminal: Terminal,
  start: (signal: AbortSignal) => Promise<Stoppable | undefined>,
): Promise<void> {
  const aborted = new AbortController();
  const signalled = new Promise<void>((resolve) => {
    aborted.signal.addEventListener('abort', () => resolve());
  });
  const onSignal = (): void => {
    if (aborted.signal.aborted) {
      terminal.note('Ended at once; `./concord down` clears what is left.');
      process.exit(ExitCode.failed);
    }
    terminal.note('Stopping … (again: end at once)');
    aborted.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  try {
    const started = await startUnlessAborted(start, aborted.signal);
    if (started !== undefined) {
      await signalled;
      await started.stop();
    }
    if (aborted.signal.aborted) terminal.note('Stopped. The data stays for the next start.');
  } finally {
    for (const name of signals) process.off(name, onSignal);
  }
}

/** A start that gave up because it was asked to has cleaned up after itself: no error. */
async function startUnlessAborted(
  start: (signal: AbortSignal) => Promise<Stoppable | undefined>,
  signal: AbortSignal,
): Promise<Stoppable | undefined> {
  try {
    return await start(signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
