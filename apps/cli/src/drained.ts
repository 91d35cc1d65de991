import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkReport } from '@concord/contracts/api';
import type { ApiClient } from './api-client';
import { CommandError, ExitCode } from './exit-codes';

export interface DrainOptions {
  /** Milliseconds; default: no end. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks; default 250. */
  readonly everyMs?: number;
  readonly onLook?: (reports: readonly WorkReport[]) => void;
}

/**
 * Resolves when the pipeline is drained: nothing is pending in any service, and over two looks
 * nobody has done anything. (One look is not enough: a message may be on its way between two
 * services just when both are asked.)
 * @throws CommandError with what still hangs, after `timeoutMs`
 */
export async function untilDrained(
  api: Pick<ApiClient, 'services' | 'work'>,
  options: DrainOptions = {},
): Promise<WorkReport[]> {
  const deadline = Date.now() + (options.timeoutMs ?? Number.POSITIVE_INFINITY);
  let before: readonly WorkReport[] | undefined;
  for (;;) {
    const now = await Promise.all(api.services.map((service) => api.work(service)));
    options.onLook?.(now);
    if (before !== undefined && standsStill(before, now)) return now;
    before = now;
    if (Date.now() > deadline) throw notDrained(now);
    await sleep(options.everyMs ?? 250);
  }
}

/** Whether two looks in a row show an empty pipeline in which nothing moved. */
export function standsStill(before: readonly WorkReport[], now: readonly WorkReport[]): boolean {
  const idle = (reports: readonly WorkReport[]): boolean =>
    reports.every((report) => pendingOf(report) === 0);
  const moved = now.some((report, index) => report.done !== before[index]?.done);
  return idle(before) && idle(now) && !moved;
}

export function pendingOf(report: WorkReport): number {
  return Object.values(report.pending).reduce((sum, count) => sum + count, 0);
}

/** `cleansing: 120 queued, 3 outbox; ...`: what is left, and what holds it up. */
export function hangingText(reports: readonly WorkReport[]): string {
  const lines = reports.flatMap((report) => {
    const left = Object.entries(report.pending).filter(([, count]) => count > 0);
    const counts = left.map(([name, count]) => `${count} ${name}`).join(', ');
    const troubles = report.troubles.map(
      (one) => `    ${one.subject}: ${one.message} (since ${one.since})`,
    );
    return counts === '' && troubles.length === 0
      ? []
      : [`  ${report.service}: ${counts}`, ...troubles];
  });
  return lines.join('\n');
}

function notDrained(reports: readonly WorkReport[]): CommandError {
  return new CommandError(
    ExitCode.failed,
    `The pipeline is not drained yet. Left:\n${hangingText(reports)}`,
    'wait longer (--timeout), or look at `./concord status` and `./concord logs`.',
  );
}
