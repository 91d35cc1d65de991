import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import { percentile, round, say } from '../report';
import type { Arrivals } from './arrivals';
import type { ResolverBus } from './resolver-bus';
import type { RoundTrip } from './round-trip';

const everyMs = 40;
const recordsPerBlock = 30;
const tripsPerBlock = 15;

interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * Milliseconds from before a record was sent until the event about it came, of records that come one by one; and those
 * of bare round trips between them, in blocks, so that both meet the machine in the same state.
 */
export async function measureSingleRecords(
  bus: ResolverBus,
  arrivals: Arrivals,
  trip: RoundTrip,
  records: readonly RecordCleansed[],
): Promise<{ latencyMs: Percentiles; floorMs: Percentiles }> {
  say(`Single records, one every ${everyMs} ms …`);
  const latencies: number[] = [];
  const floors: number[] = [];
  for (let at = 0; at < records.length; at += recordsPerBlock) {
    latencies.push(...(await sendOneByOne(bus, arrivals, records.slice(at, at + recordsPerBlock))));
    for (let made = 0; made < tripsPerBlock; made++) {
      floors.push(await trip.make());
      await sleep(everyMs / 2);
    }
  }
  return { latencyMs: percentiles(latencies), floorMs: percentiles(floors) };
}

async function sendOneByOne(
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
    await sleep(everyMs);
  }
  return await Promise.all(latencies);
}

function percentiles(values: readonly number[]): Percentiles {
  const at = (share: number) => round(percentile(values, share));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
