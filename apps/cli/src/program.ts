import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalStackError } from '@concord/local-stack';
import { Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { addApply } from './commands/apply';
import { addBench } from './commands/bench';
import { addDecide } from './commands/decide';
import { addDemo } from './commands/demo';
import { addDown } from './commands/down';
import { addEvaluate } from './commands/evaluate';
import { addExplain } from './commands/explain';
import { addExport } from './commands/export';
import { addInfer } from './commands/infer';
import { addLoad } from './commands/load';
import { addLogs } from './commands/logs';
import { addModel } from './commands/model';
import { addParked } from './commands/parked';
import { addPreview } from './commands/preview';
import { addQuality } from './commands/quality';
import { addQuarantine } from './commands/quarantine';
import { addReplay } from './commands/replay';
import { addReview } from './commands/review';
import { addRun } from './commands/run';
import { addStatus } from './commands/status';
import { addSteward } from './commands/steward';
import { addSupervise } from './commands/supervise';
import { addTest } from './commands/test';
import { addUp } from './commands/up';
import { addValidate } from './commands/validate';
import { addVerify } from './commands/verify';
import { addWait } from './commands/wait';
import { repositoryRoot } from './environment';
import { CommandError, ExitCode, exitCodeMeanings } from './exit-codes';
import { examples } from './help';
import type { Terminal } from './terminal';

/** In the order of the help: first what a newcomer types first. */
const additions = [
  addDemo,
  addUp,
  addDown,
  addStatus,
  addInfer,
  addValidate,
  addPreview,
  addApply,
  addRun,
  addLoad,
  addReplay,
  addWait,
  addExport,
  addExplain,
  addModel,
  addReview,
  addDecide,
  addSteward,
  addEvaluate,
  addQuality,
  addQuarantine,
  addParked,
  addVerify,
  addLogs,
  addBench,
  addTest,
  addSupervise,
];

function versionOfConcord(): string {
  const text = readFileSync(join(repositoryRoot, 'apps', 'cli', 'package.json'), 'utf8');
  const stated: unknown = JSON.parse(text);
  const version: unknown =
    typeof stated === 'object' && stated !== null ? Reflect.get(stated, 'version') : undefined;
  return typeof version === 'string' ? version : 'unknown';
}

function exitCodeTable(): string {
  const rows = Object.entries(exitCodeMeanings).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return `\nExit codes:\n${rows.join('\n')}`;
}

/** The whole command line; what it says goes to `terminal`. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('concord')
    .description('One customer, every system: clean golden records out of messy sources.')
    .version(versionOfConcord())
    .option(
      '--home <dir>',
      'where data, logs and the API key live (default: CONCORD_HOME, else .concord)',
    )
    .enablePositionalOptions()
    .showHelpAfterError('Add --help for examples.')
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .exitOverride();
  for (const add of additions) add(program, terminal);
  program.commands.forEach((command) => inheritSettings(program, command));
  return program.addHelpText(
    'after',
    () =>
      examples([
        ['concord demo', 'see everything once, with the data of a small retailer'],
        ['concord up --workspace my-company', 'start with your own sources'],
        ['concord status --json', 'for scripts: every command that prints takes --json'],
      ]) + exitCodeTable(),
  );
}

function inheritSettings(parent: Command, command: Command): void {
  command.copyInheritedSettings(parent);
  command.commands.forEach((inner) => inheritSettings(command, inner));
}

/** Runs one command line (without node and script name) and answers its exit code. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = createProgram(terminal);
  try {
    if (args.length === 0) {
      program.outputHelp();
      return ExitCode.ok;
    }
    await program.parseAsync([...args], { from: 'user' });
    return process.exitCode === undefined ? ExitCode.ok : Number(process.exitCode);
  } catch (error) {
    return report(error, terminal);
  }
}

function report(error: unknown, terminal: Terminal): number {
  // Commander has said what it has to say; help and version come as errors with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof CommandError || error instanceof LocalStackError) {
    if (error.message !== '') terminal.note(`${pc.red('✗')} ${error.message}`);
    return error instanceof CommandError ? error.exitCode : ExitCode.failed;
  }
  terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return ExitCode.failed;
}
