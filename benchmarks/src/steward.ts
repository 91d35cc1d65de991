import { builtInModel } from '@concord/matching';
import { readLabelled } from './identity/labelled-records';
import { cleansed } from './identity/cleansing';
import { entityOf, matchFields } from './identity/resolution';
import { singleSource, workspaceIn } from './identity/workspaces';
import { printResult, say } from './report';
import { halves } from './steward/halves';
import { median, summaryOf } from './steward/summary';
import { runBenchmark } from './command-line';
import { readStewardTask, usage, type StewardTask } from './steward/task';
import { kinds, runTrial, type Kind, type Trial } from './steward/trial';

/** What a steward's answers about one half of the records do to errors among the other half. */
async function main(): Promise<void> {
  const task = readStewardTask(process.argv.slice(2));
  await measure(task);
}

async function measure(task: StewardTask): Promise<void> {
  const workspace = await workspaceIn(task.workspace);
  const sources = singleSource(workspace.sources, task.data);
  const { records: raw, truth } = await readLabelled(sources, task.truth);
  const records = cleansed(raw, workspace, '2026-06-01');
  const base = builtInModel(matchFields(entityOf(raw), workspace));
  const trials = new Map<Kind, Trial[]>(kinds.map((kind) => [kind, []]));
  const used: number[] = [];
  for (let seed = 1; seed <= task.seeds; seed++) {
    const dealt = halves(records, truth, task.records, seed);
    used.push(dealt.asked.length + dealt.rest.length);
    for (const kind of kinds) {
      const { decisions } = task;
      const trial = runTrial(kind, { halves: dealt, truth, base, decisions, seed });
      trials.get(kind)?.push(trial);
      show(seed, kind, trial);
    }
  }
  const models = [...trials].map(([kind, all]) => [kind, summaryOf(all)] as const);
  printResult({
    benchmark: 'steward',
    workspace: workspace.name,
    records: median(used),
    decisions: task.decisions,
    seeds: task.seeds,
    ...Object.fromEntries(models),
  });
}

function show(seed: number, kind: Kind, { before, refinements }: Trial): void {
  const errors = ({ wrong }: Trial['before']): string =>
    `${wrong.merged.size} + ${wrong.missed.size}`;
  const parts = [...refinements].map(
    ([order, { after, answers }]) => `${order} (${answers}) ${errors(after)}`,
  );
  say(`seed ${seed}, ${kind}: false merges + missed pairs ${errors(before)}; ${parts.join(', ')}`);
}

runBenchmark(usage, main);
