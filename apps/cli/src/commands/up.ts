import type { Command } from 'commander';
import { applySetups } from '../apply-workspace';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { startDetached } from '../stack/detached';
import { untilSignal } from '../stack/stop-signal';
import { startStack } from '../stack/stack';
import { placesOf } from '../stack/places';
import { findRunningStack } from '../stack/stack-state';
import { stackSummary, summaryText } from '../stack-summary';
import { runningStack } from '../stack-access';
import type { Terminal } from '../terminal';
import { validWorkspace, type ValidWorkspace } from '../workspace-check';

interface UpOptions {
  readonly workspace?: string;
  readonly fresh?: boolean;
  readonly detach?: boolean;
  readonly json?: boolean;
}

export function addUp(program: Command, terminal: Terminal): void {
  program
    .command('up')
    .description('Start MongoDB, RabbitMQ and the five services, and keep them running.')
    .option('--workspace <dir>', 'apply this workspace as soon as they run')
    .option('--fresh', 'delete the data of earlier runs first')
    .option('-d, --detach', 'return when everything is ready; it runs on in the background')
    .option('--json', 'URLs and key as JSON')
    .addHelpText(
      'after',
      examples([
        ['concord up', 'start; Ctrl-C stops everything in good order'],
        ['concord up --detach --workspace my-company', 'start in the background with your sources'],
        ['concord up --fresh', 'start anew: databases, queues and the API key are deleted'],
        ['concord --home /tmp/second up', 'a second Concord beside the first'],
      ]),
    )
    .action(async (options: UpOptions, command: Command) => {
      const home = homeOf(command);
      const workspace =
        options.workspace === undefined
          ? undefined
          : await validWorkspace(options.workspace, terminal);
      if (await runsAlready(home, options, terminal)) {
        await greet(home, workspace, options, terminal);
      } else if (options.detach === true) {
        await startDetached(home, options.fresh === true, terminal);
        await greet(home, workspace, options, terminal);
      } else {
        await stayUp(home, workspace, options, terminal);
      }
    });
}

async function runsAlready(home: string, options: UpOptions, terminal: Terminal): Promise<boolean> {
  const state = await findRunningStack(await placesOf(home));
  if (state === undefined) return false;
  if (options.fresh === true) {
    throw new CommandError(
      ExitCode.failed,
      `Concord runs from ${home} (process ${state.supervisor.pid}); --fresh would pull its data away.`,
      'stop it first: ./concord down',
    );
  }
  if (state.phase !== 'ready') {
    throw new CommandError(
      ExitCode.failed,
      `Concord is just ${state.phase} from ${home} (process ${state.supervisor.pid}).`,
      'look again in a moment: ./concord status',
    );
  }
  terminal.note(`Concord runs already from ${home} (process ${state.supervisor.pid}).`);
  return true;
}

async function stayUp(
  home: string,
  workspace: ValidWorkspace | undefined,
  options: UpOptions,
  terminal: Terminal,
): Promise<void> {
  await untilSignal(terminal, async (signal) => {
    const stack = await startStack({
      home,
      signal,
      fresh: options.fresh === true,
      report: (line) => terminal.note(line),
    });
    try {
      await greet(home, workspace, options, terminal);
    } catch (error) {
      await stack.stop();
      throw error;
    }
    terminal.note('Ctrl-C stops it.');
    return stack;
  });
}

/** Applies the workspace, then shows where everything is. */
async function greet(
  home: string,
  workspace: ValidWorkspace | undefined,
  options: UpOptions,
  terminal: Terminal,
): Promise<void> {
  const { state, api, key } = await runningStack(home);
  if (workspace !== undefined) {
    await applySetups(api, workspace.workspace);
    terminal.note(`Workspace ${workspace.workspace.name} applied. Read its sources: ./concord run`);
  }
  const summary = stackSummary(state, key);
  if (options.json === true) terminal.json(summary);
  else terminal.print(summaryText(summary));
}
