import type { Workspace } from '@concord/contracts/workspace';
import { withCsvFile } from './identity/chinese/csv';
import { chineseRecords } from './identity/chinese/records';
import { readLabelled, type LabelledRecords } from './identity/labelled-records';
import { measure, type IdentityMeasurement } from './identity/measurement';
import { readRetail } from './identity/retail-records';
import { runBenchmark } from './command-line';
import { SecondThread } from './identity/second-thread';
import { readTask, usage, type Subject } from './identity/subject';
import { singleSource, workspaceIn } from './identity/workspaces';
import { printResult, say } from './report';

/** Records of known customers to clusters, with the defaults of a workspace; compared with the truth. */
async function main(): Promise<void> {
  const { subject, model, threads } = readTask(process.argv.slice(2));
  const workspace = await workspaceIn(subject.workspace);
  const today = new Date().toISOString().slice(0, 10);
  // Comes up while the records are read.
  const second =
    threads > 1 && model === 'trained' ? new SecondThread(workspace, today) : undefined;
  const labelled = await recordsOf(subject, workspace);
  say(`Resolving ${labelled.records.length} records with a ${model} model …`);
  const measurement = measure(labelled, workspace, model, today, second);
  await second?.close();
  show(measurement);
  printResult({ benchmark: 'identity', workspace: workspace.name, ...measurement });
}

function recordsOf(subject: Subject, workspace: Workspace): Promise<LabelledRecords> {
  switch (subject.kind) {
    case 'file':
      return readLabelled(singleSource(workspace.sources, subject.data), subject.truth);
    case 'chinese':
      return withCsvFile(chineseRecords(subject.customers, subject.seed), (file) =>
        readLabelled(singleSource(workspace.sources, file), 'entity_id'),
      );
    case 'retail':
      return readRetail(workspace, subject);
  }
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

runBenchmark(usage, main);
