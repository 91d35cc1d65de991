import type { Command } from 'commander';
import pc from 'picocolors';
import { checksOf, type Check, type CheckScope } from '../checks/checks';
import { runTool } from '../checks/run-tool';
import { addTallies, noTests, tallyLine, type Tally } from '../checks/test-results';
import { runTests } from '../checks/test-run';
import { workspacePackages, type WorkspacePackage } from '../checks/workspace-packages';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { durationText, type Terminal } from '../terminal';

const SIGN_OF_LIFE_MS = 30_000;

interface TestOptions {
  readonly only?: string;
  readonly force?: boolean;
}

export function addTest(program: Command, terminal: Terminal): void {
  program
    .command('test')
    .description(
      'Every check and every test of the repository; what did not change comes from a cache.',
    )
    .option('--only <pattern>', 'only packages whose name contains this')
    .option('--force', 'run everything again, cached or not')
    .addHelpText(
      'after',
      examples([
        ['concord test', 'the last line counts: N passed, N failed, N skipped'],
        ['concord test --only matching', 'one package'],
      ]),
    )
    .action(async (options: TestOptions) => {
      const packages = await chosenPackages(options.only);
      const scope: CheckScope = {
        force: options.force === true,
        ...(options.only === undefined ? {} : { only: packages }),
      };
      const tallies: Tally[] = [];
      for (const check of checksOf(scope)) tallies.push(await runCheck(check, terminal));
      tallies.push(await runAllTests(packages, scope, terminal));
      const sum = addTallies(tallies);
      terminal.print(tallyLine(sum));
      if (sum.failed > 0) process.exitCode = ExitCode.checkFailed;
    });
}

async function chosenPackages(pattern: string | undefined): Promise<WorkspacePackage[]> {
  const all = await workspacePackages();
  const chosen = pattern === undefined ? all : all.filter(({ name }) => name.includes(pattern));
  if (chosen.length > 0) return chosen;
  const names = all.map(({ name }) => name).join(', ');
  throw new CommandError(
    ExitCode.usage,
    `No package's name contains "${pattern ?? ''}".`,
    `one of: ${names}`,
  );
}

async function runCheck(check: Check, terminal: Terminal): Promise<Tally> {
  const { code, output } = await timed(check.title, terminal, async () => {
    const outcome = await runTool(check.tool, check.args);
    return { ...outcome, ok: outcome.code === 0 };
  });
  if (code === 0) return { ...noTests, passed: 1 };
  terminal.print(output.trimEnd());
  return { ...noTests, failed: 1 };
}

async function runAllTests(
  packages: readonly WorkspacePackage[],
  scope: CheckScope,
  terminal: Terminal,
): Promise<Tally> {
  const run = await timed('tests', terminal, async () => {
    const outcome = await runTests(packages, scope);
    const sum = addTallies([...outcome.results.values()].map(({ tally }) => tally));
    return { ...outcome, sum, ok: outcome.code === 0 && sum.failed === 0 };
  });
  if (run.code !== 0) terminal.print(run.output.trimEnd());
  for (const [name, { tally, problem }] of run.results) {
    if (problem !== undefined) terminal.print(`${pc.red('✗')} ${name}: ${problem}`);
    else if (packages.length > 0) terminal.print(`  ${name}: ${tallyLine(tally)}`);
  }
  // A run that failed without a failed test (jest itself broke down) must not pass.
  return run.code !== 0 && run.sum.failed === 0
    ? addTallies([run.sum, { ...noTests, failed: 1 }])
    : run.sum;
}

/** One line when it is done; until then a sign of life. */
async function timed<T extends { readonly ok: boolean }>(
  title: string,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T> {
  const started = Date.now();
  const spent = (): string => durationText(Date.now() - started);
  const alive = setInterval(
    () =>
      terminal.interactive
        ? terminal.err.write(`\r  ${title}… ${spent()}`)
        : terminal.note(`  ${title}… ${spent()}`),
    terminal.interactive ? 1_000 : SIGN_OF_LIFE_MS,
  );
  try {
    const outcome = await work();
    if (terminal.interactive) terminal.err.write('\r\u001b[K');
    terminal.print(`${outcome.ok ? pc.green('✓') : pc.red('✗')} ${title} ${pc.dim(spent())}`);
    return outcome;
  } finally {
    clearInterval(alive);
  }
}
