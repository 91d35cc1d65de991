import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { linesOf } from '../outline';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

export function addExplain(program: Command, terminal: Terminal): void {
  program
    .command('explain')
    .description('Why two source records are one customer, or are not.')
    .argument('<a>', 'a source record: crm:1042')
    .argument('<b>', 'the other one: erp:77')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([['concord explain crm:1042 erp:77', 'each comparison with its weight in bits']]),
    )
    .action(async (a: string, b: string, options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const explanation = await api.explain(a, b);
      if (options.json === true) terminal.json(explanation);
      else for (const line of linesOf(explanation)) terminal.print(line);
    });
}
