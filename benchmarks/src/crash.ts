import { setTimeout as sleep } from 'node:timers/promises';
import { untilDrained } from '@concord/cli/drained';
import { numbers, runBenchmark } from './command-line';
import { killRepeatedly, randomOf } from './crash/killer';
import { differences, outcomeOf, type Outcome } from './crash/outcome';
import { updateBatches, type UpdateBatch } from './crash/updates';
import { homeOf } from './paths';
import { printResult, round, say } from './report';
import { openRetailWorld, sourceNames, type RetailWorld } from './world/retail-world';

const usage = `concord bench crash [--kills 50] [--customers 600] [--seed 1]

Kills services and broker at random during a load. At the end nothing may be lost, doubled or different from
an undisturbed run.`;

/** A queue declared a moment before its broker is killed may have no leader afterwards (RabbitMQ 3.10). */
const settleTopologyMs = 2_000;
const untilTakenMs = 120_000;

/**
 * The same load twice: once with processes killed at random, once undisturbed. At the end both must
 * have the same records in the same entities with the same golden values at the same destination.
 */
async function main(): Promise<void> {
  const { kills, customers, seed } = numbers({ kills: 50, customers: 600, seed: 1 });
  const retail = { customers, seed: 11, recordsPerCustomer: 5 };
  const begun = performance.now();
  say('A run with kills …');
  const disturbed = await run({ retail, home: homeOf('crash'), kills, seed });
  say('The same run undisturbed …');
  const quiet = await run({
    retail,
    home: homeOf('crash'),
    kills: 0,
    seed,
    batches: disturbed.batches,
  });
  const lost = differencesOfRecords(quiet.outcome.records, disturbed.outcome.records);
  const partition = differences(quiet.outcome.partition, disturbed.outcome.partition);
  const golden = differences(quiet.outcome.golden, disturbed.outcome.golden);
  const delivered = differences(quiet.outcome.delivered, disturbed.outcome.delivered);
  const surplus = differencesOfRecords(disturbed.outcome.records, quiet.outcome.records);
  const { doubledRecords, doubledLines, unreconciled, parked } = disturbed.outcome;
  for (const key of [...lost, ...golden, ...delivered].slice(0, 10)) say(`differs: ${key}`);
  for (const line of unreconciled) say(line);
  const result = {
    benchmark: 'crash',
    kills,
    records: disturbed.outcome.records.length,
    lost: lost.length,
    doubled: surplus.length + doubledRecords + doubledLines,
    differences: partition.length + golden.length + delivered.length + unreconciled.length + parked,
    differencesIn: {
      partition: partition.length,
      golden: golden.length,
      delivered: delivered.length,
      counts: unreconciled.length,
      parked,
    },
    killed: disturbed.killed,
    received: disturbed.outcome.received,
    updates: disturbed.batches,
    seconds: round((performance.now() - begun) / 1000),
  };
  printResult(result);
  if (result.lost + result.doubled + result.differences > 0) process.exitCode = 5;
}

interface RunOptions {
  readonly retail: {
    readonly customers: number;
    readonly seed: number;
    readonly recordsPerCustomer: number;
  };
  readonly home: string;
  readonly kills: number;
  readonly seed: number;
  /** How many batches of updates to send; as many as fit into the time of the kills when absent. */
  readonly batches?: number;
}

interface RunResult {
  readonly outcome: Outcome;
  readonly batches: number;
  readonly killed: Readonly<Record<string, number>>;
}

async function run({ retail, home, kills, seed, batches }: RunOptions): Promise<RunResult> {
  const world = await openRetailWorld({ home, retail });
  try {
    await sleep(settleTopologyMs);
    const runs: string[] = [];
    for (const source of sourceNames) runs.push(await world.api.startRun(source));
    let killing = kills > 0;
    const killer = killRepeatedly(world.stack, kills, randomOf(seed)).finally(
      () => (killing = false),
    );
    let sent = 0;
    // A failure of either must not go unseen while the other goes on.
    const sender = (async () => {
      // An update that overtook the first read would be taken back by it, or not: by chance.
      for (const id of runs) await untilRead(world, id);
      for (const batch of updateBatches(retail)) {
        if (batches === undefined ? !killing : sent >= batches) break;
        await sendUntilTaken(world, batch);
        sent++;
        await sleep(batches === undefined ? 250 : 20);
      }
    })();
    const [killed] = await Promise.all([killer, sender]);
    await world.stack.whenReady();
    await untilDrained(world.api, { everyMs: 500, timeoutMs: 300_000 });
    return { outcome: await outcomeOf(world), batches: sent, killed };
  } finally {
    await world.stop();
  }
}

async function untilRead({ api }: RetailWorld, run: string): Promise<void> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    // While ingestion is down there is no answer; it will be up again.
    const state = await api.run(run).catch((error: unknown) => {
      if (Date.now() > deadline) throw error;
      return undefined;
    });
    if (state?.status === 'completed') return;
    if (state?.status === 'failed' || Date.now() > deadline) {
      throw new Error(
        `run ${run} is ${state?.status ?? 'not answered for'}: ${state?.error ?? ''}`,
      );
    }
    await sleep(200);
  }
}

/** What was not answered is sent again: at least once from the client, exactly once in effect. */
async function sendUntilTaken(
  { stack }: RetailWorld,
  { source, records }: UpdateBatch,
): Promise<void> {
  const deadline = Date.now() + untilTakenMs;
  for (;;) {
    try {
      const response = await fetch(`${stack.urls.ingestion ?? ''}/v1/sources/${source}/records`, {
        method: 'POST',
        headers: { authorization: `Bearer ${stack.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ records }),
      });
      const text = await response.text();
      if (response.ok) return;
      if (response.status < 500) throw new TypeError(`ingestion refused an update: ${text}`);
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('ingestion refused')) throw error;
      if (Date.now() > deadline) throw error;
    }
    await sleep(200);
  }
}

function differencesOfRecords(expected: readonly string[], found: readonly string[]): string[] {
  const have = new Set(found);
  return expected.filter((key) => !have.has(key));
}

runBenchmark(usage, main);
