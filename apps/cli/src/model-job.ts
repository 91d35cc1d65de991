import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelJob } from '@concord/contracts/match-models';
import { CommandError, ExitCode } from './exit-codes';
import type { ModelsApi } from './models-api';
import { Progress } from './progress';
import type { Terminal } from './terminal';

const lookEveryMs = 250;

/** Follows a training or comparison to its end. @throws CommandError when it failed */
export async function followJob(
  api: ModelsApi,
  begun: ModelJob,
  title: string,
  terminal: Terminal,
): Promise<ModelJob> {
  const progress = new Progress(terminal, title, 'steps');
  let job = begun;
  try {
    while (job.status === 'queued' || job.status === 'running') {
      const { stage, done, total } = job.progress ?? { stage: 'waiting', done: 0 };
      progress.update({ done, note: stage, ...(total === undefined ? {} : { total }) });
      await sleep(lookEveryMs);
      job = await api.job(job.id);
    }
  } catch (error) {
    progress.abandon();
    throw error;
  }
  if (job.status === 'completed') {
    progress.finish('done');
    return job;
  }
  progress.abandon();
  throw new CommandError(
    ExitCode.failed,
    `${title} failed: ${job.error ?? 'no reason given'}.`,
    'see `./concord logs identity-resolution`.',
  );
}

/** Waits until all entities of a kind are those of the version that serves. */
export async function untilSettled(
  api: ModelsApi,
  kind: string,
  terminal: Terminal,
): Promise<void> {
  const progress = new Progress(terminal, 'Matching the records anew', 'looks');
  try {
    for (let looks = 0; ; looks++) {
      const { kinds } = await api.list();
      if (kinds.find((each) => each.kind === kind)?.settled === true) break;
      progress.update({ done: looks });
      await sleep(lookEveryMs);
    }
  } catch (error) {
    progress.abandon();
    throw error;
  }
  progress.finish('settled');
}
