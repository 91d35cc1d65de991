import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { showText } from '../model-texts';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { kindOf, withKind, type KindOptions } from './model-kind';
import { wholeNumber } from './whole-number';

export function addModelShow(model: Command, terminal: Terminal): void {
  withKind(model.command('show'))
    .description('The parameters of one version, with where they come from.')
    .argument('<version>', 'its number, from the list', wholeNumber)
    .option('--json', 'everything, as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord model show 2', 'm, u and weight of every level'],
        ['concord model show 2 --json > model.json', 'with frequencies and associations'],
      ]),
    )
    .action(async (number: number, options: KindOptions, command: Command) => {
      const { models } = (await runningStack(homeOf(command))).api;
      const detail = await models.show(await kindOf(models, options), number);
      if (options.json === true) terminal.json(detail);
      else terminal.print(showText(detail));
    });
}
