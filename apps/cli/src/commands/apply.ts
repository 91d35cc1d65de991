import { createInterface } from 'node:readline/promises';
import { serviceNames } from '@concord/contracts/names';
import { cleansingSetup, divideWorkspace } from '@concord/contracts/setups';
import type { Command } from 'commander';
import { applySetups, changesAgainst, type ServiceChanges } from '../apply-workspace';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import {
  concernedSources,
  concernedText,
  type ConcernedSource,
} from '../preview/concerned-sources';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { changesText } from '@concord/workspace';
import { validWorkspace } from '../workspace-check';

interface ApplyOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addApply(program: Command, terminal: Terminal): void {
  program
    .command('apply')
    .description('Show what a workspace would change in each service, then change it.')
    .argument('<dir>', 'the workspace folder')
    .option('-y, --yes', 'do not ask (elsewhere than on a terminal nobody is asked)')
    .option('--dry-run', 'only show what would change')
    .option('--json', 'the changes as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord apply my-company', 'show, ask, apply'],
        ['concord apply my-company --dry-run', 'what would change?'],
      ]),
    )
    .action(async (dir: string, options: ApplyOptions, command: Command) => {
      const { workspace } = await validWorkspace(dir, terminal);
      const { api } = await runningStack(homeOf(command));
      const changes = await changesAgainst(api, workspace);
      if (options.json === true) terminal.json(changes);
      else showChanges(changes, terminal);
      const pending = changes.some((one) => one.changes.length > 0);
      if (!pending) return;
      const concerned = concernedSources(
        cleansingSetup.optional().parse(await api.setup('cleansing')),
        divideWorkspace(workspace).cleansing,
      );
      if (options.dryRun === true) {
        showPreview(dir, concerned, terminal);
        return;
      }
      if (options.yes !== true && terminal.interactive && process.stdin.isTTY)
        await confirm(terminal);
      await applySetups(api, workspace);
      terminal.note('Applied. Read the sources now with `./concord run`.');
      showReplays(concerned, terminal);
    });
}

function showChanges(all: readonly ServiceChanges[], terminal: Terminal): void {
  for (const name of serviceNames) {
    const changes = all.find((one) => one.service === name)?.changes ?? [];
    terminal.print(`${name}${changes.length === 0 ? ': nothing changes' : ''}`);
    if (changes.length > 0) terminal.print(changesText(changes).replaceAll(/^/gm, '  '));
  }
}

function showPreview(dir: string, concerned: readonly ConcernedSource[], terminal: Terminal): void {
  if (concerned.length === 0) return;
  terminal.note(
    `\nRecords would be judged otherwise: ${concernedText(concerned)}.\n` +
      `Try it on a sample: ./concord preview ${dir}`,
  );
}

/** What came before was judged by what was applied then. */
function showReplays(concerned: readonly ConcernedSource[], terminal: Terminal): void {
  if (concerned.length === 0) return;
  const names = concerned.map(({ source }) => source);
  terminal.note(
    `What has come already was judged without the change: ${concernedText(concerned)}.\n` +
      `Judge it anew: ./concord replay ${names.join(' ')}\n` +
      names
        .map(
          (name) => `Only what waits in quarantine: ./concord quarantine replay --source ${name}`,
        )
        .join('\n'),
  );
}

async function confirm(terminal: Terminal): Promise<void> {
  const question = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await question.question('Apply these changes? [y/N] ');
  question.close();
  if (/^y(es)?$/i.test(answer.trim())) return;
  terminal.note('Nothing was changed.');
  throw new CommandError(ExitCode.failed, '');
}
