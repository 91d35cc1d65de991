import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient } from '@concord/cli/api-client';
import { startStack, type RunningStack } from '@concord/cli/stack';
import { recordCleansedChannel, recordReceivedChannel } from '@concord/contracts/bus';
import type { RecordReceived } from '@concord/contracts/events';
import { divideWorkspace } from '@concord/contracts/setups';
import type { Workspace } from '@concord/contracts/workspace';
import amqp, { type ConfirmChannel } from 'amqplib';
import { homeOf, repositoryRoot } from '../paths';
import { round, say } from '../report';
import { cpuSeconds, peakMemory } from '../world/memory';
import { queuesOf, send, untilDeclared } from '../world/publishing';
import { customers } from './customers';

/** The cleansing service as a process of its own, on real MongoDB and RabbitMQ, its queue full from the start. */
export interface ServiceMeasurement {
  readonly records: number;
  /** From the first record taken until the last one is stored and sent on, confirmed. */
  readonly recordsPerSecond: number;
  /** Of the library's rate. */
  readonly ratio: number;
  /** Processor time of the service, of MongoDB and of RabbitMQ. */
  readonly cpuMsPerRecord: Readonly<Record<string, number>>;
  /** Most memory that the service had resident, after so many records and after four times as many. */
  readonly peakMb: { readonly n: number; readonly fourN: number };
}

const service = 'cleansing';
const recordsPerMessage = 500;
const givesUpAfterMs = 900_000;

export async function measureService(
  workspace: Workspace,
  records: number,
  libraryRate: number,
): Promise<ServiceMeasurement> {
  const script = join(repositoryRoot, 'apps', service, 'dist', 'main.js');
  const services = [{ name: service, script }];
  const home = homeOf('standardize');
  const stack = await startStack({ home, fresh: true, firstPort: 4400, services, report: say });
  try {
    await createApiClient(stack).putSetup(service, divideWorkspace(workspace)[service]);
    const connection = await amqp.connect(stack.rabbitmqUrl);
    await untilDeclared(connection, queuesOf(service).at(-1) ?? '');
    const channel = await connection.createConfirmChannel();
    // The library is warm when its clock starts, so the service is, too.
    say(`The same through the service: ${records} customers to get warm …`);
    await load(stack, channel, 0, records);
    const n = (await peakMemory(stack.pids()))[service] ?? 0;
    say(`… and ${3 * records} more by the clock`);
    const measured = await load(stack, channel, records, 3 * records);
    const fourN = (await peakMemory(stack.pids()))[service] ?? 0;
    await connection.close();
    return {
      records: 3 * records,
      recordsPerSecond: Math.round(measured.recordsPerSecond),
      ratio: round(measured.recordsPerSecond / libraryRate, 2),
      cpuMsPerRecord: measured.cpuMsPerRecord,
      peakMb: { n, fourN },
    };
  } finally {
    await stack.stop();
  }
}

/** Fills the queue while the service is held, and then lets it work. */
async function load(stack: RunningStack, channel: ConfirmChannel, from: number, count: number) {
  const before = await sentOn(stack);
  signal(stack, 'SIGSTOP');
  try {
    await send(channel, recordReceivedChannel, received(from, count), recordsPerMessage);
  } finally {
    signal(stack, 'SIGCONT');
  }
  const used = await cpuSeconds(stack.pids());
  const begun = performance.now();
  await untilSentOn(stack, before + count);
  const seconds = (performance.now() - begun) / 1000;
  const now = await cpuSeconds(stack.pids());
  const cpuMsPerRecord = Object.fromEntries(
    Object.entries(now).map(([name, total]) => [
      name,
      round(((total - (used[name] ?? 0)) * 1000) / count, 3),
    ]),
  );
  return { recordsPerSecond: count / seconds, cpuMsPerRecord };
}

function signal(stack: RunningStack, name: NodeJS.Signals): void {
  const pid = stack.pids()[service];
  if (pid === undefined) throw new Error(`${service} is down`);
  process.kill(pid, name);
}

function received(from: number, count: number): RecordReceived[] {
  const readAt = new Date().toISOString();
  return customers(count, 3_000_000 + from).map(({ source, data }, at) => ({
    op: 'upsert',
    source,
    recordId: `${source}-${from + at + 1}`,
    version: 1,
    data,
    readAt,
    position: `line ${at + 2}`,
  }));
}

const published = new RegExp(
  `^concord_records_published_total\\{[^}]*type="${recordCleansedChannel.type}"[^}]*\\} (\\d+)$`,
  'm',
);

/** How many records the broker has confirmed to the service, by its own metrics. */
async function sentOn({ urls }: RunningStack): Promise<number> {
  const text = await (await fetch(`${urls[service] ?? ''}/metrics`)).text();
  return Number(published.exec(text)?.[1] ?? 0);
}

/** The service answers in between its work: asked too often, that is what is measured. */
const lookEveryMs = 200;

async function untilSentOn(stack: RunningStack, count: number): Promise<void> {
  const until = performance.now() + givesUpAfterMs;
  while ((await sentOn(stack)) < count) {
    if (performance.now() > until) throw new Error(`${count} records were not cleansed in time`);
    await sleep(lookEveryMs);
  }
}
