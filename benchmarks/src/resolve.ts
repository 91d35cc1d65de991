import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient, type ApiClient } from '@concord/cli/api-client';
import { untilDrained } from '@concord/cli/drained';
import type { RunningStack } from '@concord/cli/stack';
import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import { z } from 'zod';
import { numbers } from './arguments';
import { homeOf } from './paths';
import { percentile, printResult, round, say } from './report';
import { Arrivals } from './resolve/arrivals';
import { cleansedRecords } from './resolve/cleansed-records';
import { retailWorkspace } from './resolve/retail-workspace';
import { resolverService as service, startResolver } from './resolve/resolver-stack';
import { openResolverBus, type ResolverBus } from './resolve/resolver-bus';
import { cpuSeconds, peakMemory } from './world/memory';

const recordsPerCustomer = 5;
/** Records around a size of the store whose cost is taken as the cost at that size. */
const window = 5_000;
const smallStore = 10_000;
const trickledEveryMs = 40;
/** Junk rows and exact repeats come off; some more are generated for them. */
const surplus = 1.1;

/**
 * The resolver as a service of its own, on real MongoDB and RabbitMQ: cleansed records in, stored
 * decisions and confirmed events out. Then single records into the full store.
 */
async function main(): Promise<void> {
  const { records: wanted, trickled } = numbers({ records: 100_000, trickled: 300 });
  const workspace = await retailWorkspace();
  say(`Generating ${wanted + trickled} records …`);
  const customers = Math.ceil(((wanted + trickled) / recordsPerCustomer) * surplus);
  const all = cleansedRecords(workspace, { customers, seed: 7, recordsPerCustomer });
  const [load, singles] = [all.slice(0, wanted), all.slice(wanted, wanted + trickled)];
  const stack = await startResolver(homeOf('resolve'), workspace);
  try {
    const api = createApiClient(stack);
    const arrivals = new Arrivals();
    const bus = await openResolverBus(stack.rabbitmqUrl, (event) => arrivals.noteAll(event));
    const loaded = await measureLoad(stack, bus, arrivals, load);
    say('Settling …');
    const settleSeconds = await measureSettling(api);
    say(`Single records, one every ${trickledEveryMs} ms …`);
    const latencies = await trickle(bus, arrivals, singles);
    const peakMb = await peakMemory(stack.pids());
    const bytes = await indexBytes(stack);
    await bus.close();
    say('Killing it, and waiting for it to be back …');
    const restartSeconds = await measureRestart(stack);
    printResult({
      benchmark: 'resolve',
      records: load.length,
      recordsPerSecond: round(load.length / loaded.seconds),
      seconds: round(loaded.seconds),
      settleSeconds: round(settleSeconds),
      latencyMs: {
        p50: round(percentile(latencies, 0.5)),
        p95: round(percentile(latencies, 0.95)),
        p99: round(percentile(latencies, 0.99)),
      },
      restartSeconds: round(restartSeconds),
      indexBytesPerRecord: Math.round(bytes.index / bytes.records),
      costRatio: loaded.costRatio,
      cpuCostRatio: loaded.cpuCostRatio,
      cpuMsPerRecord: loaded.cpuMsPerRecord,
      peakMb,
    });
  } finally {
    await stack.stop();
  }
}

/** Costs are per record, around two sizes of the store, the last records against those around 10,000. */
async function measureLoad(
  stack: RunningStack,
  bus: ResolverBus,
  arrivals: Arrivals,
  load: readonly RecordCleansed[],
) {
  const used = async () => await cpuSeconds(stack.pids());
  const small = Math.min(smallStore, load.length - window) - window / 2;
  const large = load.length - window;
  const idle = await used();
  const begun = performance.now();
  const cpuAt = Promise.all(
    [small, small + window, large, load.length].map((count) => arrivals.reached(count).then(used)),
  );
  const progress = setInterval(() => say(`${arrivals.count} of ${load.length} resolved`), 5_000);
  try {
    await bus.send(load);
    const [cpu0, cpu1, cpu2, cpu3] = await cpuAt;
    const seconds = (performance.now() - begun) / 1000;
    const spent = (from = idle, to = idle) => (to[service] ?? 0) - (from[service] ?? 0);
    const pace = (from: number) => arrivals.pace(Math.max(1, from), from + window);
    return {
      seconds,
      costRatio: round(pace(large) / pace(small), 2),
      cpuCostRatio: round(spent(cpu2, cpu3) / spent(cpu0, cpu1), 2),
      cpuMsPerRecord: Object.fromEntries(
        Object.entries(cpu3 ?? {}).map(([name, total]) => [
          name,
          round(((total - (idle[name] ?? 0)) * 1000) / load.length, 3),
        ]),
      ),
    };
  } finally {
    clearInterval(progress);
  }
}

async function measureSettling(api: ApiClient): Promise<number> {
  const begun = performance.now();
  await untilDrained(api, { everyMs: 100, timeoutMs: 600_000 });
  return (performance.now() - begun) / 1000;
}

/** @returns milliseconds from before a record was sent until the event about it came. */
async function trickle(
  bus: ResolverBus,
  arrivals: Arrivals,
  records: readonly RecordCleansed[],
): Promise<number[]> {
  const latencies: Promise<number>[] = [];
  for (const record of records) {
    const sent = performance.now();
    const arrival = arrivals.of(recordKey(record.source, record.recordId));
    latencies.push(arrival.then((at) => at - sent));
    await bus.send([record]);
    await sleep(trickledEveryMs);
  }
  return await Promise.all(latencies);
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

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
