import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, ExitCode } from './exit-codes';
import { Progress } from './progress';
import type { Terminal } from './terminal';

const lookEveryMs = 250;

interface Followed {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'completed' | 'failed';
  readonly total: number;
  readonly error?: string | undefined;
}

/** Follows a replay to its end; it goes on when nobody follows. @throws CommandError when it failed */
export async function followReplay<Replay extends Followed>(
  begun: Replay,
  look: (id: string) => Promise<Replay>,
  { title, doneOf }: { readonly title: string; readonly doneOf: (replay: Replay) => number },
  terminal: Terminal,
): Promise<Replay> {
  const progress = new Progress(terminal, title, 'records');
  let replay = begun;
  try {
    while (replay.status === 'queued' || replay.status === 'running') {
      progress.update({ done: doneOf(replay), total: replay.total });
      await sleep(lookEveryMs);
      replay = await look(replay.id);
    }
  } catch (error) {
    progress.abandon();
    throw error;
  }
  if (replay.status === 'completed') {
    progress.finish('done');
    return replay;
  }
  progress.abandon();
  throw new CommandError(
    ExitCode.failed,
    `${title} failed: ${replay.error ?? 'no reason given'}.`,
    'mend the cause, then start it again: what was done is done.',
  );
}
