import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { followJob } from '../model-job';
import { comparisonText } from '../model-texts';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { kindOf, withKind, type KindOptions } from './model-kind';
import { wholeNumber } from './whole-number';

export function addModelCompare(model: Command, terminal: Terminal): void {
  withKind(model.command('compare'))
    .description('What would change if one version served instead of another.')
    .argument('<a>', 'a version, usually the one that serves', wholeNumber)
    .argument('<b>', 'the other one, usually a candidate', wholeNumber)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([['concord model compare 1 2', 'entities that merge or split, with samples']]),
    )
    .action(async (a: number, b: number, options: KindOptions, command: Command) => {
      const { models } = (await runningStack(homeOf(command))).api;
      const begun = await models.compare(await kindOf(models, options), a, b);
      const job = await followJob(models, begun, `Comparing ${a} and ${b}`, terminal);
      if (options.json === true) terminal.json(job);
      else if (job.comparison !== undefined) terminal.print(comparisonText(job.comparison));
    });
}
