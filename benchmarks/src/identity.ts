import { parseArgs } from 'node:util';
import { resolve as absolute } from 'node:path';
import type { Source, Workspace } from '@concord/contracts/workspace';
import { faultText, readWorkspace } from '@concord/workspace';
import { readLabelled } from './identity/labelled-records';
import { measure, type IdentityMeasurement } from './identity/measurement';
import { training } from './identity/training';
import { printResult, say } from './report';

const usage =
  'concord bench identity --data FILE --workspace DIR --truth COLUMN [--model built-in|trained]';

/** Records of known customers to clusters, with the defaults of a workspace; compared with the truth. */
async function main(): Promise<void> {
  const { data, workspace: folder, truth, model } = readArguments();
  const workspace = await workspaceIn(folder);
  say(`Reading ${data} …`);
  const labelled = await readLabelled(withData(workspace.sources, data), truth);
  say(`Resolving ${labelled.records.length} records with a ${model} model …`);
  const today = new Date().toISOString().slice(0, 10);
  const measurement = measure(labelled, workspace, training(model), today);
  show(measurement);
  printResult({ benchmark: 'identity', workspace: workspace.name, model, ...measurement });
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      workspace: { type: 'string' },
      truth: { type: 'string' },
      model: { type: 'string', default: 'trained' },
    },
  });
  const { data, workspace, truth, model } = values;
  if (data === undefined || workspace === undefined || truth === undefined) {
    throw new Error(`expected --data, --workspace and --truth:\n  ${usage}`);
  }
  if (model !== 'built-in' && model !== 'trained') {
    throw new Error(`--model takes built-in or trained, not "${model}"`);
  }
  return { data, workspace, truth, model } as const;
}

async function workspaceIn(folder: string): Promise<Workspace> {
  const read = await readWorkspace(folder, {});
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  return read.workspace;
}

/** The file is read as the only source of the workspace. */
function withData([source, ...others]: readonly Source[], file: string): Source[] {
  if (source?.connection.connector !== 'csv' || others.length > 0) {
    throw new Error('--data needs a workspace with one source, of connector csv');
  }
  return [{ ...source, connection: { ...source.connection, path: absolute(file) } }];
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
