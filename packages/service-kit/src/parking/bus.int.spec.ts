import { setTimeout as pause } from 'node:timers/promises';
import { recordReceivedChannel } from '@concord/contracts/bus';
import { Messaging } from '@concord/messaging';
import { workReport } from '@concord/contracts/api';
import { startTestService, type TestResponse, type TestService } from '../testing';
import { DemoModule, demoState } from '../testing/demo.module';

describe('a service on the bus', () => {
  let service: TestService;
  let ingestion: Messaging;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
    ingestion = await producerBeside(service);
  });
  afterAll(async () => {
    await ingestion.stop();
    await service.stop();
  });

  it('gets messages and counts them in its metrics', async () => {
    await send(ingestion, ['1', '2', '3']);
    await until(() => demoState.received.length === 3);
    const { text } = await service.request('GET', '/metrics');
    const labels = 'type="concord.record.received.v1",service="cleansing"';
    expect(text).toContain(`concord_records_consumed_total{${labels}} 3`);
    expect(text).toMatch(/^concord_message_duration_seconds_count\{.*received.*\} [1-3]$/m);
    expect(text).toMatch(/^concord_message_lag_seconds_count\{.*received.*\} [1-3]$/m);
    for (const name of [
      'concord_messages_published_total',
      'concord_messages_retried_total',
      'concord_messages_parked_total',
      'concord_messages_in_flight{service="cleansing"}',
      'concord_queue_depth{service="cleansing"} 0',
      'concord_outbox_messages{service="cleansing"} 0',
      'concord_broker_connected{service="cleansing"} 1',
      'concord_process_resident_memory_bytes{service="cleansing"}',
    ]) {
      expect(text).toContain(name);
    }
  });

  it('tells its work: what waits on the bus and what the service adds', async () => {
    const { body } = await service.request('GET', '/v1/work');
    expect(workReport.parse(body)).toEqual({
      service: 'cleansing',
      pending: { queued: 0, inFlight: 0, outbox: 0, cups: 4, pots: 2 },
      done: 42,
      troubles: [{ subject: 'kettle', message: 'is cold', since: '2026-01-02T03:04:05.000Z' }],
      parked: 0,
    });
  });

  it('lists, shows, replays and discards what it parked', async () => {
    await send(ingestion, ['unlucky']);
    const id = await parkedId(service);
    const listed = await service.request('GET', '/v1/parked?reason=handler.permanent');
    expect(listed.body).toMatchObject({
      items: [{ id, type: 'concord.record.received.v1', reason: { code: 'handler.permanent' } }],
    });
    expect(await service.request('GET', '/v1/parked?reason=schema.misfit')).toMatchObject({
      body: { items: [] },
    });
    expect(await service.request('GET', `/v1/parked/${id}`)).toMatchObject({
      status: 200,
      body: { id, items: 1, message: { data: { items: [{ recordId: 'unlucky' }] } } },
    });

    expect(await service.request('POST', `/v1/parked/${id}/replay`)).toMatchObject({ status: 204 });
    expect(await parkedId(service)).toBe(id);
    expect(await service.request('POST', '/v1/parked/replay', {})).toMatchObject({
      status: 200,
      body: { replayed: 1 },
    });
    expect(await parkedId(service)).toBe(id);
    expect(await service.request('DELETE', `/v1/parked/${id}`)).toMatchObject({ status: 204 });
    expect(await service.request('DELETE', `/v1/parked/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'parked.unknown' },
    });
  });

  it('lets operators only look at whole messages', async () => {
    const headers = { authorization: `Bearer ${service.keys.steward}` };
    expect(await service.request('GET', '/v1/parked', undefined, headers)).toMatchObject({
      status: 403,
    });
  });
});

describe('a service that is stopped', () => {
  it('finishes the unit of work that it holds, while it still tells that it drains', async () => {
    const service = await startTestService({ name: 'cleansing', module: DemoModule });
    const ingestion = await producerBeside(service);
    await send(ingestion, ['slow']);
    await until(async () => (await service.messaging.report()).inFlight === 1);
    await ingestion.stop();
    demoState.received.length = 0;

    const stopped = service.stop();
    expect(await service.request('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'service.draining' },
    });
    await stopped;
    expect(demoState.received).toEqual(['slow']);
  });
});

/** Ingestion on the namespace of the service under test, with a database of its own. */
async function producerBeside(service: TestService): Promise<Messaging> {
  const messaging = new Messaging({
    ...service.bus,
    service: 'ingestion',
    connection: service.connection.useDb(`${service.bus.namespace}_ingestion`),
  });
  await messaging.start();
  return messaging;
}

function send(ingestion: Messaging, recordIds: readonly string[]): Promise<void> {
  return ingestion.outbox.transaction((tx) => {
    tx.emit(
      recordReceivedChannel,
      recordIds.map((recordId) => ({
        ...{ source: 'crm', recordId, version: 1, op: 'upsert' as const, data: {} },
        ...{ readAt: new Date().toISOString(), position: 'crm.csv line 1' },
      })),
    );
    return Promise.resolve();
  });
}

async function parkedId(service: TestService): Promise<string> {
  let answer: TestResponse | undefined;
  let id: string | undefined;
  await until(async () => {
    answer = await service.request('GET', '/v1/parked');
    id = /"id":"([^"]+)"/.exec(answer.text)?.[1];
    return id !== undefined;
  });
  return id ?? '';
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('waited ten seconds in vain');
}
