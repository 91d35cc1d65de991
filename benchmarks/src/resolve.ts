import { createApiClient, type ApiClient } from '@concord/cli/api-client';
import { untilDrained } from '@concord/cli/drained';
import type { RunningStack } from '@concord/cli/stack';
import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import type { Workspace } from '@concord/contracts/workspace';
import { builtInModel, resolveBatch } from '@concord/matching';
import { z } from 'zod';
import { numbers, runBenchmark } from './command-line';
import { matchFields } from './identity/resolution';
import { differing } from './incremental/partitions';
import { homeOf } from './paths';
import { printResult, round, say } from './report';
import { Arrivals } from './resolve/arrivals';
import { cleansedRecords } from './resolve/cleansed-records';
import { measureLoad } from './resolve/load';
import { openResolverBus } from './resolve/resolver-bus';
import { resolverService as service, startResolver } from './resolve/resolver-stack';
import { retailWorkspace } from './resolve/retail-workspace';
import { RoundTrip } from './resolve/round-trip';
import { measureSingleRecords } from './resolve/single-records';
import { measureTakeover } from './resolve/takeover';
import { Told } from './resolve/told';
import { peakMemory } from './world/memory';

const usage = `concord bench resolve [--records 100000] [--trickled 300] [--takeover 6000]

Identity resolution as a service: records a second, latency of single ones into a full store, memory, cost
per record as the store grows, restart, and a standby that takes over under load.`;

const entity = 'customer';
const recordsPerCustomer = 5;
/** Junk rows and exact repeats come off; some more are generated for them. */
const surplus = 1.1;

/**
 * The resolver as a service of its own, on real MongoDB and RabbitMQ: cleansed records in, stored
 * decisions and confirmed events out. Then single records into the full store, a kill, and a takeover.
 */
async function main(): Promise<void> {
  const counts = numbers({ records: 100_000, trickled: 300, takeover: 6_000 });
  const workspace = await retailWorkspace();
  const { load, singles, underLoad, all } = generated(workspace, counts);
  const stack = await startResolver(homeOf('resolve'), workspace);
  try {
    const arrivals = new Arrivals();
    const told = new Told();
    const bus = await openResolverBus(stack.rabbitmqUrl, (event) => {
      arrivals.noteAll(event);
      told.note(event);
    });
    const trip = await RoundTrip.open(stack);
    const loaded = await measureLoad(stack, bus, arrivals, load);
    say('Settling …');
    const settleSeconds = await measureSettling(createApiClient(stack));
    const single = await measureSingleRecords(bus, arrivals, trip, singles);
    await trip.close();
    const peakMb = await peakMemory(stack.pids());
    const bytes = await indexBytes(stack);
    say('Killing it, and waiting for it to be back …');
    const restartSeconds = await measureRestart(stack);
    say('A second process stands by, and the active one is killed under load …');
    const takeover = await measureTakeover({ stack, bus, arrivals }, underLoad);
    await bus.close();
    printResult({
      benchmark: 'resolve',
      records: load.length,
      recordsPerSecond: round(load.length / loaded.seconds),
      seconds: round(loaded.seconds),
      settleSeconds: round(settleSeconds),
      ...single,
      restartSeconds: round(restartSeconds),
      takeoverSeconds: round(takeover.takeoverSeconds),
      standbyRecords: takeover.standbyRecords,
      differences: differing(told.partition(), batchPartition(workspace, all)),
      contradictions: told.contradictions,
      indexBytesPerRecord: Math.round(bytes.index / bytes.records),
      costRatio: loaded.costRatio,
      cpuCostRatio: loaded.cpuCostRatio,
      cpuMsPerRecord: loaded.cpuMsPerRecord,
      peakMb: { ...peakMb, standby: takeover.standbyMb },
    });
  } finally {
    await stack.stop();
  }
}

function generated(
  workspace: Workspace,
  { records, trickled, takeover }: Record<'records' | 'trickled' | 'takeover', number>,
) {
  const wanted = records + trickled + takeover;
  say(`Generating ${wanted} records …`);
  const customers = Math.ceil((wanted / recordsPerCustomer) * surplus);
  const all = cleansedRecords(workspace, { customers, seed: 7, recordsPerCustomer });
  return {
    load: all.slice(0, records),
    singles: all.slice(records, records + trickled),
    underLoad: all.slice(records + trickled, wanted),
    all: all.slice(0, wanted),
  };
}

/** What a batch run makes of all that was sent. */
function batchPartition(workspace: Workspace, sent: readonly RecordCleansed[]) {
  say('Comparing the partition with that of a batch run …');
  const records = sent.flatMap((item) =>
    item.op === 'upsert'
      ? [{ key: recordKey(item.source, item.recordId), fields: item.record.fields }]
      : [],
  );
  return resolveBatch(records, builtInModel(matchFields(entity, workspace))).groups;
}

async function measureSettling(api: ApiClient): Promise<number> {
  const begun = performance.now();
  await untilDrained(api, { everyMs: 100, timeoutMs: 600_000 });
  return (performance.now() - begun) / 1000;
}

/** From SIGKILL until the next process has waited out the lease, built its index and is ready. */
async function measureRestart(stack: RunningStack): Promise<number> {
  const begun = performance.now();
  await stack.kill(service);
  await stack.whenReady(120_000);
  return (performance.now() - begun) / 1000;
}

const stats = z.object({
  kinds: z.array(z.object({ records: z.number(), estimatedBytes: z.number() })),
});

async function indexBytes({ urls, key }: RunningStack) {
  const response = await fetch(`${urls[service] ?? ''}/v1/stats`, {
    headers: { authorization: `Bearer ${key}` },
  });
  if (!response.ok) throw new Error(`the resolver answered ${response.status}`);
  const { kinds } = stats.parse(await response.json());
  return {
    index: kinds.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0),
    records: kinds.reduce((sum, { records }) => sum + records, 0),
  };
}

runBenchmark(usage, main);
