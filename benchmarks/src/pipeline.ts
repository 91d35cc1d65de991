import { untilDrained } from '@concord/cli/drained';
import { startLocalStack } from '@concord/local-stack';
import { retailRecords } from '@concord/example-retail/generator';
import { numbers, runBenchmark } from './command-line';
import { measureFloor, type FloorOptions } from './floor/floor';
import type { FloorRecord } from './floor/floor-plan';
import { homeOf } from './paths';
import { percentile, printResult, round, say } from './report';
import { trickle } from './pipeline/trickle';
import { cpuSeconds, peakMemory } from './world/memory';
import { openRetailWorld, sourceNames, type RetailWorld } from './world/retail-world';
import { recordsPerMessage } from './world/messages';
import { storedAmounts, type StoredAmounts } from './world/stores';

const usage = `concord bench pipeline [--records 50000] [--trickled 200]

Records a second from sources to destinations through the five services, the latency of --trickled single
ones afterwards, memory, and the ratio to a bare pipeline with the same hops.`;

const recordsPerCustomer = 5;

/**
 * Records of the retail example through the five real services, then single records trickled one
 * by one, then the same records through a bare pipeline on the same servers.
 */
async function main(): Promise<void> {
  const { records, trickled } = numbers({ records: 50_000, trickled: 200 });
  const retail = {
    customers: Math.ceil(records / recordsPerCustomer),
    seed: 7,
    recordsPerCustomer,
  };
  const home = homeOf('pipeline');
  const world = await openRetailWorld({ home, retail });
  let load: Load;
  let batch: number;
  let latencies: number[];
  let stored: StoredAmounts;
  let peakMb: Record<string, number>;
  let cpuMsPerRecord: Record<string, number>;
  try {
    const idle = await cpuSeconds(world.stack.pids());
    load = await measureLoad(world);
    batch = await recordsPerMessage(world.stack.urls);
    const used = await cpuSeconds(world.stack.pids());
    cpuMsPerRecord = Object.fromEntries(
      Object.entries(used).map(([name, seconds]) => [
        name,
        round(((seconds - (idle[name] ?? 0)) * 1000) / load.received, 2),
      ]),
    );
    stored = await storedAmounts(world.stack.mongodbUri, 'concord');
    say(`Trickling ${trickled} single records …`);
    latencies = await trickle(world, trickled);
    peakMb = await peakMemory(world.stack.pids());
  } finally {
    await world.stop();
  }
  const rate = load.received / load.seconds;
  const documentsPerRecord = stored.documents.map((count) => count / load.received);
  const floor = (noDelay: boolean): Promise<number> =>
    floorOf(home, { batch: Math.round(batch), documentsPerRecord, noDelay }, function* () {
      let number = 0;
      // Numbered, since exact repeats have one record id.
      for (const { source, recordId, data } of retailRecords(retail)) {
        yield { id: `${++number} ${source}:${recordId}`, data };
      }
    });
  say('The same records through a bare pipeline …');
  const bare = await floor(false);
  say('… and through one whose small writes do not wait …');
  const swift = await floor(true);
  printResult({
    benchmark: 'pipeline',
    records: load.received,
    customers: world.sink.customers.size,
    seconds: round(load.seconds),
    recordsPerSecond: round(rate),
    latencyMs: {
      p50: round(percentile(latencies, 0.5)),
      p95: round(percentile(latencies, 0.95)),
      p99: round(percentile(latencies, 0.99)),
    },
    peakMb,
    cpuMsPerRecord,
    bytesPerRecord: Math.round(stored.bytes / load.received),
    documentsPerRecord: round(
      stored.documents.reduce((sum, count) => sum + count, 0) / load.received,
      2,
    ),
    recordsPerMessage: round(batch),
    floorRecordsPerSecond: round(bare),
    ratio: round(rate / bare, 3),
    noDelayFloorRecordsPerSecond: round(swift),
    noDelayRatio: round(rate / swift, 3),
  });
}

interface Load {
  readonly received: number;
  /** From the first run's start until the pipeline was drained, settling and delivery included. */
  readonly seconds: number;
}

async function measureLoad({ api }: RetailWorld): Promise<Load> {
  const begun = performance.now();
  for (const source of sourceNames) await api.startRun(source);
  let read = 0;
  await untilDrained(api, {
    everyMs: 1_000,
    timeoutMs: 1_800_000,
    onLook: (reports) => {
      const line = reports
        .map(({ service, done, pending }) => `${service} ${done} ${JSON.stringify(pending)}`)
        .join('; ');
      const now = performance.now();
      if (now - read < 5_000) return;
      read = now;
      say(`${round((now - begun) / 1000)} s: ${line}`);
    },
  });
  const seconds = (performance.now() - begun) / 1000;
  const received = (await api.sources()).reduce((sum, source) => sum + source.received, 0);
  return { received, seconds };
}

async function floorOf(
  home: string,
  shape: Pick<FloorOptions, 'batch' | 'documentsPerRecord' | 'noDelay'>,
  records: () => Iterable<FloorRecord>,
): Promise<number> {
  const servers = await startLocalStack({ home });
  try {
    const { recordsPerSecond } = await measureFloor({
      mongoUrl: servers.mongo.url,
      rabbitUrl: servers.rabbit.url,
      records: records(),
      ...shape,
    });
    return recordsPerSecond;
  } finally {
    await servers.stop();
  }
}

runBenchmark(usage, main);
