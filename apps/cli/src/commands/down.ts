import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { placesOf } from '../stack/places';
import { stopStack } from '../stack/stop-stack';
import { findRunningStack } from '../stack/stack-state';
import type { Terminal } from '../terminal';

interface DownOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

export function addDown(program: Command, terminal: Terminal): void {
  program
    .command('down')
    .description(
      'Stop everything and leave no process behind, also after a killed run. Data stays.',
    )
    .option('--all', 'also a running demo, and the servers of the tests')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord down', 'stop; `concord up` goes on with the same data'],
        ['concord down --all', 'nothing of this checkout runs any more'],
      ]),
    )
    .action(async (options: DownOptions, command: Command) => {
      const home = homeOf(command);
      const stopped = await stopStack(home, (line) => terminal.note(line));
      const others = ['demo', 'test']
        .map((name) => join(home, name))
        .filter((dir) => existsSync(dir));
      let more = 0;
      for (const other of others) {
        if (options.all === true || (await isAbandonedDemo(other))) {
          more += await stopStack(other, (line) => terminal.note(line));
        }
      }
      if (options.json === true) terminal.json({ home, processes: stopped + more });
      else
        terminal.print(
          stopped + more === 0
            ? 'Concord was not running.'
            : `Concord is stopped. Its data stays in ${home}.`,
        );
    });
}

/** A demo whose process was killed left its servers; one that runs is left alone. */
async function isAbandonedDemo(home: string): Promise<boolean> {
  return home.endsWith('demo') && (await findRunningStack(await placesOf(home))) === undefined;
}
