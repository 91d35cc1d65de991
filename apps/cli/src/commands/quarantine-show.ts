import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { entryText } from '../quarantine/entry-text';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

export function addQuarantineShow(quarantine: Command, terminal: Terminal): void {
  quarantine
    .command('show')
    .description('One record: as it came, what was understood, and why it was not accepted.')
    .argument('<id>', 'its id, from the list')
    .option('--json', 'as JSON')
    .addHelpText('after', examples([['concord quarantine show crm:1042@3', 'version 3 of 1042']]))
    .action(async (id: string, options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const entry = await api.quarantine.show(id);
      if (options.json === true) terminal.json(entry);
      else for (const line of entryText(entry)) terminal.print(line);
    });
}

export function addQuarantineDismiss(quarantine: Command, terminal: Terminal): void {
  quarantine
    .command('dismiss')
    .description('Say that nothing is to be done about a record; it still counts as quarantined.')
    .argument('<id>', 'its id, from the list')
    .requiredOption('--comment <text>', 'why')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord quarantine dismiss crm:1042@3 --comment "a test record"', 'off the list'],
        ['concord quarantine list --state dismissed', 'all that were'],
      ]),
    )
    .action(async (id: string, options: { comment: string; json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const entry = await api.quarantine.dismiss(id, { comment: options.comment });
      if (options.json === true) terminal.json(entry);
      else terminal.print(`${id} is dismissed`);
    });
}

export function addQuarantineReopen(quarantine: Command, terminal: Terminal): void {
  quarantine
    .command('reopen')
    .description('Take a dismissal back.')
    .argument('<id>', 'its id')
    .option('--json', 'as JSON')
    .addHelpText('after', examples([['concord quarantine reopen crm:1042@3', 'back on the list']]))
    .action(async (id: string, options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const entry = await api.quarantine.reopen(id);
      if (options.json === true) terminal.json(entry);
      else terminal.print(`${id} waits again`);
    });
}
