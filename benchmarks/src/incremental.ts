import { runBenchmark, UsageError, whole } from './command-line';
import { resolve as absolute } from 'node:path';
import { parseArgs } from 'node:util';
import type { Workspace } from '@concord/contracts/workspace';
import {
  builtInModel,
  resolveBatch,
  type Change,
  type MatchModel,
  type MatchRecord,
} from '@concord/matching';
import { readLabelled } from './identity/labelled-records';
import { matchFields, resolve } from './identity/resolution';
import { singleSource, workspaceIn } from './identity/workspaces';
import { chance, shuffled } from './incremental/chance';
import { Engine } from './incremental/engine';
import { measureHubs } from './incremental/hubs';
import { runThroughService } from './incremental/service-run';
import { agreement, differing } from './incremental/partitions';
import { printResult, round, say } from './report';

const usage = `concord bench incremental --data FILE --workspace DIR [--orders 10]

Whether records in random orders and batches, repeated and deleted, end in the partition of a batch run.
For example:
  concord bench incremental --data people.csv --workspace benchmarks/identity/fake`;

const batchSizes = [1, 37, 500] as const;
const duplicatesIn = 20;
const added = 1_000;
/** Records that go through the service: the engine is the same, the rest costs servers and time. */
const servedSample = 3_000;
const moved = 200;

type Partition = ReturnType<Engine['partition']>;

/**
 * The promise of incremental resolution, counted: whatever the order, the batches and the duplicates, the
 * settled partition is the batch partition; what was added and deleted again leaves no trace.
 */
async function main(): Promise<void> {
  const { data, folder, orders } = readArguments();
  const workspace = await workspaceIn(folder);
  const { records: raw } = await readLabelled(singleSource(workspace.sources, absolute(data)));
  say(`Training on ${raw.length} records, and resolving them at once …`);
  const { matched, model, clusterOf } = resolve(raw, workspace, 'trained', '2026-06-01');
  const expected = groupsOf(clusterOf);
  const runs = Array.from({ length: orders }, (_, order) =>
    runInOrder(order, matched, model, expected),
  );
  const service = await measureService(matched, workspace);
  printResult({
    benchmark: 'incremental',
    records: matched.length,
    orders,
    batchSizes,
    duplicatesPercent: 100 / duplicatesIn,
    differences: sum(runs.map(({ differences }) => differences)),
    agreementBeforeSettling: round(Math.min(...runs.map(({ before }) => before)), 5),
    msPerRecord: round(median(runs.map(({ msPerRecord }) => msPerRecord)), 3),
    worstMs: round(Math.max(...runs.map(({ worstMs }) => worstMs)), 1),
    settleSeconds: round(median(runs.map(({ settleSeconds }) => settleSeconds)), 2),
    ...addAndDelete(matched, model),
    ...leaveAndReturn(matched, model),
    service,
    hubs: measureHubs(say),
  });
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      workspace: { type: 'string' },
      orders: { type: 'string' },
    },
  });
  const { data, workspace: folder } = values;
  if (data === undefined || folder === undefined)
    throw new UsageError('expected --data FILE --workspace DIR');
  return { data, folder, orders: whole('orders', values.orders, 10) };
}

function groupsOf(clusterOf: ReadonlyMap<string, string>): Partition {
  const groups = new Map<string, string[]>();
  for (const [key, cluster] of clusterOf) {
    const group = groups.get(cluster) ?? [];
    group.push(key);
    groups.set(cluster, group);
  }
  return [...groups.values()];
}

const upserts = (records: readonly MatchRecord[]): Change[] =>
  records.map((upsert) => ({ upsert }));
const removals = (records: readonly MatchRecord[]): Change[] =>
  records.map(({ key }) => ({ remove: key }));

function runInOrder(
  order: number,
  records: readonly MatchRecord[],
  model: MatchModel,
  expected: Partition,
) {
  const below = chance(order + 1);
  const repeats = records.filter(() => below(duplicatesIn) === 0);
  const arrivals = upserts(shuffled([...records, ...repeats], below));
  const size = batchSizes[order % batchSizes.length] ?? 1;
  const engine = new Engine(model);
  engine.applyInBatches(arrivals, size);
  const before = agreement(engine.partition(), expected);
  const settling = performance.now();
  engine.settle();
  const settleSeconds = (performance.now() - settling) / 1000;
  const differences = differing(engine.partition(), expected);
  say(
    `order ${order + 1}, batches of ${size}: F1 ${before.toFixed(5)} before settling, ${differences} records differ after it`,
  );
  return {
    before,
    differences,
    settleSeconds,
    msPerRecord: engine.spentMs / arrivals.length,
    worstMs: engine.worstMs,
  };
}

/** A sample in three orders and batch sizes, with repeats, through the real service with built-in priors. */
async function measureService(records: readonly MatchRecord[], workspace: Workspace) {
  const sample = shuffled(records, chance(5)).slice(0, servedSample);
  const [entity = ''] = workspace.sources.map((source) => source.entity);
  const model = builtInModel(matchFields(entity, workspace));
  const expected = resolveBatch(sample, model).groups;
  const differences: number[] = [];
  for (const [order, size] of batchSizes.entries()) {
    const below = chance(order + 1);
    const repeats = sample.filter(() => below(duplicatesIn) === 0);
    const arrivals = shuffled([...sample, ...repeats], below);
    const partition = await runThroughService(workspace, entity, arrivals, size);
    differences.push(differing(partition, expected));
    say(`through the service, messages of ${size}: ${differences.at(-1)} records differ`);
  }
  return { records: sample.length, orders: batchSizes.length, differences: sum(differences) };
}

/** The partition and the ids after 1,000 records came and went again, against those before. */
function addAndDelete(records: readonly MatchRecord[], model: MatchModel) {
  say(`Adding ${added} records, and deleting them …`);
  const mixed = shuffled(records, chance(99));
  const [late, early] = [mixed.slice(0, added), mixed.slice(added)];
  const engine = new Engine(model);
  engine.applyInBatches(upserts(early), 500);
  engine.settle();
  const before = { partition: engine.partition(), ids: engine.ledger.ids() };
  engine.applyInBatches(upserts(late), 37);
  engine.settle();
  engine.applyInBatches(removals(late), 37);
  engine.settle();
  const ids = engine.ledger.ids();
  return {
    addedAndDeleted: late.length,
    differencesAfterDeletion: differing(engine.partition(), before.partition),
    idsThatDiffer: [...before.ids].filter(([key, id]) => ids.get(key) !== id).length,
  };
}

/** Records that say for a while what another one says, and then what they said before. */
function leaveAndReturn(records: readonly MatchRecord[], model: MatchModel) {
  say(`Letting ${moved} records leave their entities and return …`);
  const mixed = shuffled(records, chance(7));
  const engine = new Engine(model);
  engine.applyInBatches(upserts(records), 500);
  engine.settle();
  const before = { partition: engine.partition(), ids: engine.ledger.ids() };
  const leavers = mixed.slice(0, moved);
  const disguised = leavers.map(({ key }, at) => ({
    key,
    fields: mixed[moved + at]?.fields ?? {},
  }));
  engine.applyInBatches(upserts(disguised), 1);
  engine.settle();
  const away = differing(engine.partition(), before.partition);
  engine.applyInBatches(upserts(leavers), 1);
  engine.settle();
  const ids = engine.ledger.ids();
  return {
    recordsThatMovedMeanwhile: away,
    differencesAfterReturn: differing(engine.partition(), before.partition),
    idsThatDifferAfterReturn: [...before.ids].filter(([key, id]) => ids.get(key) !== id).length,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

runBenchmark(usage, main);
