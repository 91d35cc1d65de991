import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import { tellStory, type DemoResult } from '../demo/story';
import { openWorld, type DemoWorld } from '../demo/world';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { untilSignal } from '../stack/stop-signal';
import { runningStack } from '../stack-access';
import { stackSummary, summaryText } from '../stack-summary';
import type { Terminal } from '../terminal';

export function addDemo(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('See everything once: four messy sources become golden records, and flow on.')
    .option(
      '--exit',
      'stop at the end; the last line is RESULT {json}, exit code 5 if a sum does not hold',
    )
    .addHelpText(
      'after',
      examples([
        ['concord demo', 'stays up to look around; Ctrl-C stops it'],
        ['concord demo --exit', 'for CI: status 0 only if nothing was lost'],
      ]),
    )
    .action(async (options: { exit?: boolean }, command: Command) => {
      const home = join(homeOf(command), 'demo');
      let result: DemoResult | undefined;
      await untilSignal(terminal, async (signal) => {
        const told = await runDemo(home, signal, terminal);
        result = told.result;
        if (options.exit !== true) {
          terminal.print(`\nLook around:  ./concord --home ${home} status      Ctrl-C stops it.`);
          return told.world;
        }
        await told.world.stop();
        return undefined;
      });
      if (options.exit !== true) return;
      if (result === undefined)
        throw new CommandError(ExitCode.failed, 'The demo was interrupted.');
      terminal.print(`RESULT ${JSON.stringify(result)}`);
      if (!result.ok) process.exitCode = ExitCode.checkFailed;
    });
}

async function runDemo(
  home: string,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<{ world: DemoWorld; result: DemoResult }> {
  const startedAt = Date.now();
  const world = await openWorld({ home, signal, report: (line) => terminal.note(line) });
  try {
    const result = await unlessAborted(signal, tellStory(world, terminal, startedAt));
    terminal.print(
      result.ok ? `\n${pc.green('✓')} Every record is accounted for.` : faultsText(result),
    );
    await showPlaces(home, world, terminal);
    return { world, result };
  } catch (error) {
    await world.stop();
    throw error;
  }
}

function faultsText({ faults }: DemoResult): string {
  return ['', ...faults.map((fault) => `${pc.red('✗')} ${fault}`)].join('\n');
}

async function showPlaces(home: string, world: DemoWorld, terminal: Terminal): Promise<void> {
  const { state, key } = await runningStack(home);
  terminal.print(summaryText(stackSummary(state, key)));
  terminal.print(`Web shop      ${world.shop.url}/customers   (PATCH one and watch it arrive)`);
  terminal.print(`Support desk  ${world.tool.url}/customers`);
}

async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(new CommandError(ExitCode.failed, 'Interrupted.')),
    );
  });
  return await Promise.race([work, aborted]);
}
