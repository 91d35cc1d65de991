import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient, type ApiClient } from '@concord/cli/api-client';
import { untilDrained } from '@concord/cli/drained';
import { startStack, type RunningStack } from '@concord/cli/stack';
import { recordCleansedChannel } from '@concord/contracts/bus';
import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import { divideWorkspace } from '@concord/contracts/setups';
import amqp from 'amqplib';
import { z } from 'zod';
import { repositoryRoot } from '../paths';
import { say } from '../report';
import { cleansedRecords } from '../resolve/cleansed-records';
import { retailWorkspace } from '../resolve/retail-workspace';
import { queuesOf, send, untilDeclared } from '../world/publishing';

/** Identity resolution and master data as real processes, full of customers, settled, and indexed. */
export interface Filled {
  readonly stack: RunningStack;
  readonly api: ApiClient;
  readonly records: readonly RecordCleansed[];
  /** Of all customers. */
  readonly ids: readonly string[];
  readonly entityOf: ReadonlyMap<RecordKey, string>;
  /** Sends more, and waits until all of it has arrived. */
  tell(records: readonly RecordCleansed[]): Promise<void>;
  stop(): Promise<void>;
}

const services = ['identity-resolution', 'master-data'] as const;
const recordsPerMessage = 500;
const stats = z.object({
  current: z.int(),
  search: z.object({ ready: z.boolean(), customers: z.int(), waiting: z.int() }),
});
const crosswalkLine = z.object({ source: z.string(), recordId: z.string(), entityId: z.string() });

/** Some households look like one customer, and some junk does not get so far. */
const surplus = 1.03;

/** @param customers how many golden records there are to be; most of them have one record, some a few */
export async function fillStack(home: string, customers: number): Promise<Filled> {
  const workspace = await retailWorkspace();
  say(`Generating ${customers} customers …`);
  const records = cleansedRecords(workspace, {
    ...{ customers: Math.ceil(customers * surplus), seed: 7, recordsPerCustomer: 1 },
  });
  const stack = await startStack({
    ...{ home, fresh: true, firstPort: 4400, report: say },
    services: services.map((name) => ({
      ...{ name, script: join(repositoryRoot, 'apps', name, 'dist', 'main.js'), youngMb: 16 },
    })),
  });
  try {
    const api = createApiClient(stack);
    const setups = divideWorkspace(workspace);
    for (const name of services) await api.putSetup(name, setups[name]);
    const bus = await openBus(stack.rabbitmqUrl);
    const tell = async (more: readonly RecordCleansed[]): Promise<void> => {
      await bus.send(more);
      await settled(api, stack);
    };
    say(`Sending ${records.length} records …`);
    await tell(records);
    const entityOf = await crosswalk(api);
    const ids = [...new Set(entityOf.values())];
    say(`${ids.length} customers are there, and in the search index.`);
    const stop = async (): Promise<void> => {
      await bus.close();
      await stack.stop();
    };
    return { stack, api, records, ids, entityOf, tell, stop };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** Stands before identity resolution, and takes what outbound sync would. */
async function openBus(url: string) {
  const connection = await amqp.connect(url, { noDelay: true });
  const queues = queuesOf('outbound-sync');
  await untilDeclared(connection, queuesOf('identity-resolution').at(-1) ?? '');
  await untilDeclared(connection, queues.at(-1) ?? '');
  const channel = await connection.createConfirmChannel();
  await channel.prefetch(64);
  for (const queue of queues)
    await channel.consume(queue, (message) => {
      if (message !== null) channel.ack(message);
    });
  return {
    send: (records: readonly RecordCleansed[]) =>
      send(channel, recordCleansedChannel, records, recordsPerMessage),
    close: async () => connection.close(),
  };
}

/** Nothing is pending, and the search index holds all of it. */
async function settled(api: ApiClient, { urls, key }: RunningStack): Promise<void> {
  let read = 0;
  await untilDrained(api, {
    ...{ everyMs: 500, timeoutMs: 1_200_000 },
    onLook: (reports) => {
      if (performance.now() - read < 10_000) return;
      read = performance.now();
      say(
        reports
          .map(({ service, done, pending }) => `${service} ${done} ${JSON.stringify(pending)}`)
          .join('; '),
      );
    },
  });
  for (;;) {
    const response = await fetch(`${urls['master-data'] ?? ''}/v1/stats`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { current, search } = stats.parse(await response.json());
    if (search.ready && search.waiting === 0 && search.customers === current) return;
    await sleep(200);
  }
}

async function crosswalk(api: ApiClient): Promise<Map<RecordKey, string>> {
  const entityOf = new Map<RecordKey, string>();
  for await (const line of api.exportLines('xref')) {
    const { source, recordId, entityId } = crosswalkLine.parse(JSON.parse(line));
    entityOf.set(recordKey(source, recordId), entityId);
  }
  return entityOf;
}
