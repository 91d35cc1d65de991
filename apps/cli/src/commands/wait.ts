import { InvalidArgumentError, type Command } from 'commander';
import { drainWithProgress } from '../drain-progress';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

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
