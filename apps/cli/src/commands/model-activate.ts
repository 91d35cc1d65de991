import type { ModelVersion } from '@concord/contracts/match-models';
import type { Command } from 'commander';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { untilSettled } from '../model-job';
import type { ModelsApi } from '../models-api';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { kindOf, withKind, type KindOptions } from './model-kind';
import { wholeNumber } from './whole-number';

interface ChangeOptions extends KindOptions {
  readonly wait: boolean;
}

export function addModelActivate(model: Command, terminal: Terminal): void {
  withKind(model.command('activate'))
    .description('Let a version serve; all records are matched anew behind.')
    .argument('<version>', 'its number, from the list', wholeNumber)
    .option('--no-wait', 'do not wait until all records are matched anew')
    .option('--json', 'the version as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord model activate 2', 'entity ids stay; merges and splits are announced'],
        ['concord model rollback', 'take it back'],
      ]),
    )
    .action(async (number: number, options: ChangeOptions, command: Command) => {
      await change(command, options, terminal, (models, kind) => models.activate(kind, number));
    });
}

export function addModelRollback(model: Command, terminal: Terminal): void {
  withKind(model.command('rollback'))
    .description('Let the version serve again that did before the present one.')
    .option('--no-wait', 'do not wait until all records are matched anew')
    .option('--json', 'the version as JSON')
    .addHelpText('after', examples([['concord model rollback', 'undoes the latest activation']]))
    .action(async (options: ChangeOptions, command: Command) => {
      await change(command, options, terminal, (models, kind) => models.rollback(kind));
    });
}

async function change(
  command: Command,
  options: ChangeOptions,
  terminal: Terminal,
  act: (models: ModelsApi, kind: string) => Promise<ModelVersion>,
): Promise<void> {
  const { models } = (await runningStack(homeOf(command))).api;
  const kind = await kindOf(models, options);
  const version = await act(models, kind);
  if (options.wait) await untilSettled(models, kind, terminal);
  if (options.json === true) terminal.json(version);
  else terminal.print(`Version ${version.number} of ${kind} serves.`);
}
