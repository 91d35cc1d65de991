import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, RunProgress } from './api-client';
import { Progress } from './progress';
import { grouped, type Terminal } from './terminal';

const LOOK_EVERY_MS = 250;

/**
 * Follows a run of ingestion to its end, showing records, rate and time left. A run that `waits`
 * (its source does not answer; ingestion tries again) is not followed further.
 */
export async function followRun(
  api: ApiClient,
  runId: string,
  source: string,
  terminal: Terminal,
): Promise<RunProgress> {
  const progress = new Progress(terminal, `Reading ${source}`, 'records');
  try {
    for (;;) {
      const run = await api.run(runId);
      if (run.status !== 'running' && run.status !== 'queued') {
        progress.finish(`${grouped(run.counts.received)} records`);
        return run;
      }
      const total = expectedRecords(run);
      progress.update({ done: run.counts.received, ...(total === undefined ? {} : { total }) });
      await sleep(LOOK_EVERY_MS);
    }
  } catch (error) {
    progress.abandon();
    throw error;
  }
}

/** A run knows bytes, people count records: the average length so far gives the estimate. */
export function expectedRecords(run: RunProgress): number | undefined {
  const { bytesRead, bytesTotal, counts } = run;
  if (bytesRead === undefined || bytesTotal === undefined || bytesRead === 0) return undefined;
  return Math.max(counts.received, Math.round((counts.received / bytesRead) * bytesTotal));
}
