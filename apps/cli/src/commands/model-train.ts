import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { followJob } from '../model-job';
import type { ModelsApi } from '../models-api';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { kindOf, withKind, type KindOptions } from './model-kind';

export function addModelTrain(model: Command, terminal: Terminal): void {
  withKind(model.command('train'))
    .description('Learn a new version from the records and decisions that are there.')
    .option('--no-wait', 'start it and return')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord model train', 'makes a candidate; then compare and activate it'],
        ['concord model train --kind supplier', 'where the workspace has several entities'],
      ]),
    )
    .action(async (options: KindOptions & { wait: boolean }, command: Command) => {
      const { models } = (await runningStack(homeOf(command))).api;
      const kind = await kindOf(models, options);
      const begun = await models.train(kind);
      const job = options.wait
        ? await followJob(models, begun, `Training the model of ${kind}`, terminal)
        : begun;
      if (options.json === true) terminal.json(job);
      else if (job.number === undefined) terminal.print(`Training: job ${job.id}`);
      else terminal.print(await nextStep(models, kind, job.number));
    });
}

async function nextStep(models: ModelsApi, kind: string, number: number): Promise<string> {
  const { kinds } = await models.list();
  const active = kinds.find((each) => each.kind === kind)?.active ?? 1;
  return [
    `Version ${number} of ${kind} is a candidate. What would it change?`,
    `  ./concord model compare ${active} ${number}`,
  ].join('\n');
}
