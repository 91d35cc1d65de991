import type { WorkReport } from '@concord/contracts/api';
import type { ApiClient } from './api-client';
import { pendingOf, untilDrained, type DrainOptions } from './drained';
import { Progress } from './progress';
import { grouped, type Terminal } from './terminal';

/** Waits until the pipeline is drained and shows how many records went through, and what is left. */
export async function drainWithProgress(
  api: Pick<ApiClient, 'services' | 'work'>,
  terminal: Terminal,
  options: DrainOptions = {},
): Promise<WorkReport[]> {
  const progress = new Progress(terminal, 'Draining the pipeline', 'steps done');
  let first: number | undefined;
  const onLook = (reports: readonly WorkReport[]): void => {
    const done = reports.reduce((sum, report) => sum + report.done, 0);
    const pending = reports.reduce((sum, report) => sum + pendingOf(report), 0);
    first ??= done;
    const note = reports
      .filter((report) => pendingOf(report) > 0)
      .map((report) => `${report.service} ${grouped(pendingOf(report))}`)
      .join(', ');
    progress.update({
      done: done - first,
      total: done - first + pending,
      ...(note === '' ? {} : { note }),
    });
  };
  try {
    const reports = await untilDrained(api, { ...options, onLook });
    progress.finish('drained');
    return reports;
  } catch (error) {
    progress.abandon();
    throw error;
  }
}
