import { promises as fs } from 'node:fs';
import type { Command } from 'commander';
import type { ApiClient } from '../api-client';
import { CommandError, ExitCode } from '../exit-codes';
import { examples } from '../help';
import { homeOf } from '../home-option';
import { evaluationText } from '../review/evaluation-text';
import { judgementsOf, sampleCsv, type Judgement } from '../review/judgements';
import { ServiceError } from '../service-connection';
import { runningStack } from '../stack-access';
import { grouped, type Terminal } from '../terminal';
import { wholeNumber } from './whole-number';

interface EvaluateOptions {
  readonly sample?: number;
  readonly seed: number;
  readonly pairs?: boolean;
  readonly output?: string;
  readonly labels?: string;
  readonly kind?: string;
  readonly json?: boolean;
}

export function addEvaluate(program: Command, terminal: Terminal): void {
  program
    .command('evaluate')
    .description('How right the customers are: precision and recall from pairs that you judged.')
    .option('--sample <pairs>', 'draw so many pairs at random to be judged', wholeNumber)
    .option('--seed <number>', 'another seed draws other pairs', wholeNumber, 1)
    .option('--pairs', 'the pairs of the latest sample again')
    .option('-o, --output <file>', 'write the pairs there as CSV (default: stdout)')
    .option('--labels <file>', 'decide as the column "verdict" of such a CSV says')
    .option('--kind <entity>', 'the entity of the model (default: the first)')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples([
        [
          'concord evaluate --sample 200 -o pairs.csv',
          'draw pairs; write same or different beside',
        ],
        ['concord evaluate --labels pairs.csv', 'hand in what you wrote'],
        ['concord evaluate', 'precision and recall, with intervals'],
      ]),
    )
    .action(async (options: EvaluateOptions, command: Command) => {
      const { api } = await runningStack(homeOf(command));
      if (options.sample !== undefined || options.pairs === true) {
        await givePairs(api, options, terminal);
        return;
      }
      if (options.labels !== undefined) await takeLabels(api, options.labels, terminal);
      const answer = await api.evaluation(options.kind);
      if (options.json === true) terminal.json(answer);
      else for (const line of evaluationText(answer)) terminal.print(line);
    });
}

async function givePairs(
  api: ApiClient,
  options: EvaluateOptions,
  terminal: Terminal,
): Promise<void> {
  const { sample: pairs, seed, kind, output } = options;
  const of = kind === undefined ? {} : { kind };
  const sample =
    pairs === undefined ? await api.sample(kind) : await api.drawSample({ ...of, pairs, seed });
  if (options.json === true) terminal.json(sample);
  else if (output === undefined) terminal.print(sampleCsv(sample).trimEnd());
  if (output === undefined) return;
  await fs.writeFile(output, sampleCsv(sample));
  terminal.note(
    `${grouped(sample.pairs.length)} pairs in ${output}: write same or different in the column verdict, leave it empty if unsure; then ./concord evaluate --labels ${output}`,
  );
}

async function takeLabels(api: ApiClient, file: string, terminal: Terminal): Promise<void> {
  const judgements = judgementsOf(await contentOf(file), file);
  let taken = 0;
  for (const judgement of judgements) {
    if (await take(api, judgement, file, terminal)) taken++;
  }
  terminal.note(`${grouped(taken)} of ${grouped(judgements.length)} verdicts taken`);
}

async function contentOf(file: string): Promise<string> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(ExitCode.usage, `${file} cannot be read: ${why}`);
  }
}

/** One that contradicts others, or whose record is gone, does not keep the rest from being taken. */
async function take(
  api: ApiClient,
  { line, a, b, verdict }: Judgement,
  file: string,
  terminal: Terminal,
): Promise<boolean> {
  try {
    await api.decide({ a, b, verdict });
    return true;
  } catch (error) {
    if (!(error instanceof ServiceError) || ![400, 404, 409].includes(error.status)) throw error;
    terminal.warn(`${file}:${line} ${error.message}`);
    return false;
  }
}
