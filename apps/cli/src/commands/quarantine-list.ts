import {
  quarantineStates,
  type QuarantineChoice,
  type QuarantineState,
} from '@concord/contracts/quarantine';
import { Option, type Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { checkChoice, choiceOf, withChoice } from '../quarantine/choice';
import { entriesText, summaryText } from '../quarantine/entry-text';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';
import { wholeNumber } from './whole-number';

interface ListOptions extends QuarantineChoice {
  readonly text?: string;
  readonly state: QuarantineState;
  readonly limit: number;
  readonly json?: boolean;
}

export function addQuarantineList(quarantine: Command, terminal: Terminal): void {
  withChoice(
    quarantine
      .command('list')
      .description('How many wait per source and reason, and the first of them.'),
  )
    .option('--text <text>', 'which say this anywhere')
    .addOption(
      new Option('--state <state>', 'which ones').choices([...quarantineStates]).default('open'),
    )
    .option('-n, --limit <count>', 'how many records to show', wholeNumber, 10)
    .option('--json', 'the records as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quarantine list', 'reasons and the first ten records'],
        ['concord quarantine list --source crm --reason email.invalid -n 100', 'some of them'],
        ['concord quarantine list --text 2126 --state all', 'what had this number, ever'],
        ['concord export quarantine --format csv -o bad.csv', 'all of them, to send to the source'],
      ]),
    )
    .action(async (options: ListOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const { state, text, limit } = options;
      const choice = choiceOf(options);
      // Old entries may have reasons that nothing open has.
      if (state === 'open') await checkChoice(api, choice);
      const query = { ...choice, state, ...(text === undefined ? {} : { text }) };
      const entries = await api.quarantine.list(query, limit);
      if (options.json === true) {
        terminal.json(entries);
        return;
      }
      const summary = await api.quarantine.summary(options.source);
      if (summary.open + summary.dismissed === 0 && entries.length === 0) {
        terminal.print('Nothing is in quarantine.');
        return;
      }
      terminal.print(summaryText(summary));
      if (entries.length === 0) terminal.print('\nNone of them is as asked for.');
      else terminal.print(`\nThe first ${grouped(entries.length)}:\n${entriesText(entries)}`);
      terminal.note('\nOne in full: ./concord quarantine show ID');
    });
}
