import { spawn } from 'node:child_process';
import { existsSync, promises as fs, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { childEnvironment, defaultHome, repositoryRoot } from '../environment';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import type { Terminal } from '../terminal';

const folder = join(repositoryRoot, 'benchmarks', 'dist');

export function addBench(program: Command, terminal: Terminal): void {
  program
    .command('bench')
    .description('Run a benchmark; its last line is one JSON object, kept in .concord/bench too.')
    .argument('<name>', 'pipeline, identity, incremental, steward, resolve, crash, …')
    .argument('[args...]', 'for the benchmark; `--output FILE` says where the JSON goes')
    .passThroughOptions()
    .allowUnknownOption()
    .addHelpText(
      'after',
      examples([
        [
          'concord bench pipeline --records 50000',
          'records/s, latency, memory, ratio to the floor',
        ],
        ['concord bench api', 'reading, searching and matching over 100,000 golden records'],
        ['concord bench crash --kills 50', 'nothing lost, nothing doubled under SIGKILL'],
        [
          'concord bench identity --data people.csv --workspace benchmarks/identity/fake --truth entity_id',
          'how right the clusters are, how fast',
        ],
        ['concord bench identity --chinese', 'the same for 1,200 generated Chinese customers'],
        ['concord bench identity --retail', 'the same for the four sources of the example'],
        [
          'concord bench steward --data people.csv --workspace benchmarks/identity/fake --decisions 200',
          'what decisions on one half of the records do for the other half',
        ],
        ['concord bench pipeline --output result.json', 'the JSON to a file of your choice'],
        ['concord bench pipeline --help', 'what this one takes and prints'],
      ]),
    )
    .action(async (name: string, args: string[]) => {
      const { output, rest } = outputOption(args, name);
      const { code, lastLine } = await runBenchmark(name, rest, terminal);
      // It showed its help, or said what is wrong with the words it was given.
      if (code === ExitCode.usage || (code === 0 && rest.includes('--help'))) {
        process.exitCode = code;
        return;
      }
      const result = jsonOf(lastLine);
      if (result === undefined) {
        throw new CommandError(
          ExitCode.failed,
          `${name} ended (exit code ${code}) without a JSON object as its last line.`,
        );
      }
      await fs.mkdir(dirname(output), { recursive: true });
      await fs.writeFile(output, `${JSON.stringify(result, null, 2)}\n`);
      terminal.note(`Kept in ${output}`);
      process.exitCode = code;
    });
}

function benchmarkScript(name: string): string {
  // What only serves them stands beside the benchmarks, but has no folder.
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, `${entry.name}.js`)))
        .map(({ name: benchmark }) => benchmark)
    : [];
  if (names.includes(name)) return join(folder, `${name}.js`);
  throw new CommandError(
    ExitCode.usage,
    `There is no benchmark "${name}".`,
    `one of: ${names.join(', ') || '(none is built)'}`,
  );
}

function outputOption(args: readonly string[], name: string): { output: string; rest: string[] } {
  const at = args.findIndex((word) => word === '--output' || word.startsWith('--output='));
  const word = args[at];
  if (word === undefined)
    return { output: join(defaultHome(), 'bench', `${name}.json`), rest: [...args] };
  const inOne = word.startsWith('--output=');
  const file = inOne ? word.slice('--output='.length) : args[at + 1];
  if (file === undefined || file === '')
    throw new CommandError(ExitCode.usage, '--output needs a file.');
  return {
    output: resolve(file),
    rest: args.filter((_, index) => index !== at && (inOne || index !== at + 1)),
  };
}

/**
 * Most of what a batch run makes is garbage at once: with room for it (MB), collecting takes half the time.
 * Each thread has as much. What it keeps it keeps to the end: it is not searched before it is large.
 */
const batchRuns: ReadonlySet<string> = new Set(['identity', 'incremental', 'steward']);

function nodeFlags(name: string): string[] {
  const young = ['--min-semi-space-size=32', '--max-semi-space-size=32'];
  const room = batchRuns.has(name) ? [...young, '--initial-old-space-size=512'] : [];
  return ['--enable-source-maps', ...room];
}

/** Progress of the benchmark comes on stderr; stdout is passed on and its last line kept. */
async function runBenchmark(
  name: string,
  args: readonly string[],
  terminal: Terminal,
): Promise<{ code: number; lastLine: string }> {
  const child = spawn(process.execPath, [...nodeFlags(name), benchmarkScript(name), ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: childEnvironment({}),
  });
  // Ctrl-C reaches the benchmark too, which stops what it started; we wait for it.
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  const onTerminate = (): void => void child.kill('SIGTERM');
  process.on('SIGTERM', onTerminate);
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (part: string) => {
    terminal.out.write(part);
    text = (text + part).slice(-1_000_000);
  });
  try {
    const code = await new Promise<number>((resolveCode, reject) => {
      child.once('error', reject);
      child.once('close', (exit) => resolveCode(exit ?? ExitCode.failed));
    });
    return { code, lastLine: text.trimEnd().split('\n').at(-1) ?? '' };
  } finally {
    process.off('SIGINT', wait);
    process.off('SIGTERM', onTerminate);
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
