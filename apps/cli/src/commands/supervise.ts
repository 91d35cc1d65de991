import type { Command } from 'commander';
import { homeOf } from '../home-option';
import { startStack } from '../stack/stack';
import { untilSignal } from '../stack/stop-signal';
import type { Terminal } from '../terminal';

/** The background half of `up --detach`; not for people, so not in the help. */
export function addSupervise(program: Command, terminal: Terminal): void {
  program
    .command('supervise', { hidden: true })
    .option('--fresh')
    .action(async (options: { fresh?: boolean }, command: Command) => {
      const home = homeOf(command);
      await untilSignal(terminal, (signal) =>
        startStack({
          home,
          signal,
          fresh: options.fresh === true,
          report: (line) => terminal.note(line),
        }),
      );
    });
}
