import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { listText } from '../model-texts';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';

export function addModelList(model: Command, terminal: Terminal): void {
  model
    .command('list')
    .description('All versions, which one serves, and when the next is trained by itself.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples([['concord model list', 'candidate, active, retired']]))
    .action(async (options: { json?: boolean }, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      const list = await api.models.list();
      if (options.json === true) terminal.json(list);
      else if (list.kinds.length === 0) terminal.print('No workspace is applied yet.');
      else terminal.print(listText(list));
    });
}
