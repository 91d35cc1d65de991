import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { withCsvFile } from './identity/chinese/csv';
import { chineseRecords } from './identity/chinese/records';
import { readLabelled } from './identity/labelled-records';
import { measure, type IdentityMeasurement } from './identity/measurement';
import { training } from './identity/training';
import { singleSource, workspaceIn } from './identity/workspaces';
import { repositoryRoot } from './paths';
import { printResult, say } from './report';

const chineseWorkspace = join(repositoryRoot, 'benchmarks', 'identity', 'chinese');

const usage = `concord bench identity --data FILE --workspace DIR --truth COLUMN [--model built-in|trained]
  concord bench identity --chinese [--customers 1200] [--seed 1]`;

/** Records of known customers to clusters, with the defaults of a workspace; compared with the truth. */
async function main(): Promise<void> {
  const { data, workspace: folder, truth, model, chinese } = readArguments();
  const workspace = await workspaceIn(folder);
  const labelled =
    chinese === undefined
      ? await readLabelled(singleSource(workspace.sources, data), truth)
      : await withCsvFile(chineseRecords(chinese.customers, chinese.seed), (file) =>
          readLabelled(singleSource(workspace.sources, file), truth),
        );
  say(`Resolving ${labelled.records.length} records with a ${model} model …`);
  const today = new Date().toISOString().slice(0, 10);
  const measurement = measure(labelled, workspace, training(model), today);
  show(measurement);
  printResult({ benchmark: 'identity', workspace: workspace.name, ...measurement });
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      workspace: { type: 'string' },
      truth: { type: 'string', default: 'entity_id' },
      model: { type: 'string', default: 'trained' },
      chinese: { type: 'boolean', default: false },
      customers: { type: 'string', default: '1200' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { truth, model } = values;
  if (model !== 'built-in' && model !== 'trained') {
    throw new Error(`--model takes built-in or trained, not "${model}"`);
  }
  const common = { truth, model } as const;
  if (values.chinese) {
    const chinese = {
      customers: whole('customers', values.customers),
      seed: whole('seed', values.seed),
    };
    return { ...common, chinese, data: '', workspace: values.workspace ?? chineseWorkspace };
  }
  const { data, workspace } = values;
  if (data === undefined || workspace === undefined) {
    throw new Error(`expected --data and --workspace, or --chinese:\n  ${usage}`);
  }
  return { ...common, chinese: undefined, data, workspace };
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number, such as 1200, not "${text}"`);
}

function show({ seconds, truth, ...measured }: IdentityMeasurement): void {
  const row = (name: string, value: string | number, beside = ''): void =>
    say(`  ${name.padEnd(18)} ${String(value).padStart(9)}  ${beside}`.trimEnd());
  say('');
  row('precision', measured.precision.toFixed(4), 'of the pairs put together, belong together');
  row('recall', measured.recall.toFixed(4), `of ${truth.pairs} true pairs, put together`);
  row('F1', measured.f1.toFixed(4));
  row('B-cubed F1', measured.bcubedF1.toFixed(4));
  row('clusters', measured.clusters, `true: ${truth.clusters}`);
  row('largest', measured.largest, `true: ${truth.largest}`);
  row('candidate pairs', measured.candidatePairs);
  row('pair completeness', measured.pairCompleteness.toFixed(4), 'of the true pairs, candidates');
  for (const [stage, taken] of Object.entries(seconds)) row(stage, `${taken.toFixed(2)} s`);
  row('peak memory', `${measured.peakMb} MB`);
  say('');
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
