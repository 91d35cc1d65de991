import type { WorkReport } from '@concord/contracts/api';
import { InvalidArgumentError, type Command } from 'commander';
import type { ApiClient } from '../api-client';
import { pendingOf, untilDrained, type DrainOptions } from '../drained';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { Progress } from '../progress';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';

interface WaitOptions {
  readonly timeout?: number;
  readonly json?: boolean;
}

export function addWait(program: Command, terminal: Terminal): void {
  program
    .command('wait')
    .description('Wait until the pipeline is drained: nothing pending anywhere, nothing moving.')
    .option(
      '--timeout <seconds>',
      'give up after this long, with exit code 1 and what hangs',
      seconds,
    )
    .option('--json', 'the last work report of every service as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord load crm.csv --source crm --no-wait && concord wait', 'until it has arrived'],
        ['concord wait --timeout 600', 'at most ten minutes'],
      ]),
    )
    .action(async (options: WaitOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const timeoutMs = options.timeout === undefined ? {} : { timeoutMs: options.timeout * 1000 };
      const reports = await drainWithProgress(api, terminal, timeoutMs);
      if (options.json === true) terminal.json(reports);
      else terminal.print('drained');
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('a number of seconds above 0');
}

/** Waits until the pipeline is drained and shows how many records went through, and what is left. */
export async function drainWithProgress(
  api: ApiClient,
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
