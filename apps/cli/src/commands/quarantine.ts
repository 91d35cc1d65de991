import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { linesOf } from '../outline';
import { runningStack } from '../stack-access';
import { grouped, tableText, type Terminal } from '../terminal';
import { wholeNumber } from './whole-number';

export function addQuarantine(program: Command, terminal: Terminal): void {
  const quarantine = program
    .command('quarantine')
    .description('Records that cleansing could not accept, with reasons.');
  quarantine
    .command('list')
    .description('How many wait per source and reason, and the first of them.')
    .option('-n, --limit <count>', 'how many records to show', wholeNumber, 10)
    .option('--json', 'the records as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quarantine list', 'reasons and the first ten records'],
        ['concord export quarantine --format csv -o bad.csv', 'all of them, to send to the source'],
      ]),
    )
    .action(async (options: { limit: number; json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const records = await api.quarantine(options.limit);
      if (options.json === true) {
        terminal.json(records);
        return;
      }
      const counts = await api.cleansingCounts();
      const rows = counts.flatMap(({ source, reasons }) =>
        reasons.map(({ code, count }) => [source, code, count]),
      );
      if (rows.length === 0) {
        terminal.print('Nothing is in quarantine.');
        return;
      }
      terminal.print(tableText(['source', 'reason', 'records'], rows));
      terminal.print(`\nThe first ${grouped(records.length)}:`);
      for (const record of records)
        for (const line of linesOf([record], '  ')) terminal.print(line);
    });
}
