import { startTestService, type TestService } from '../testing';
import { DemoModule, demoState } from '../testing/demo.module';
import { Readiness } from './readiness';

describe('health', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
  });
  afterAll(() => service.stop());

  it('is ready when MongoDB, the broker and what the service needs are there', async () => {
    const answer = await eventually(() => service.request('GET', '/health/ready'), 200);
    expect(answer.body).toEqual({
      status: 'ready',
      checks: { mongodb: 'ok', rabbitmq: 'ok', tea: 'ok' },
    });
  });

  it("is not ready when a check of the service's own fails, and alive all the same", async () => {
    demoState.tea = false;
    expect(await service.request('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'service.notReady', faults: [{ path: 'tea', message: 'is not ready' }] },
    });
    expect(await service.request('GET', '/health/live')).toMatchObject({ status: 200 });
    demoState.tea = true;
  });

  it('is not ready without a broker', async () => {
    const environment = { CONCORD_RABBITMQ_URL: 'amqp://guest:guest@127.0.0.1:1' };
    const alone = await startTestService({ name: 'cleansing', module: DemoModule, environment });
    expect(await alone.request('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { faults: [{ path: 'rabbitmq', message: 'is not connected' }] },
    });
    // There is no broker whose queues could be removed.
    await alone.stop({ keep: true });
  });

  it('is not ready while it drains', async () => {
    const leaving = await startTestService({ name: 'cleansing', module: DemoModule });
    leaving.app.get(Readiness).drain();
    expect(await leaving.request('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'service.draining' },
    });
    await leaving.stop();
  });
});

describe(Readiness, () => {
  it('tells of a check that throws by the class of its error only', async () => {
    const readiness = new Readiness();
    readiness.register('crm', () => Promise.reject(new TypeError('user ann, password secret')));
    expect(await readiness.report()).toEqual({
      state: 'notReady',
      checks: { crm: 'failed: TypeError' },
    });
  });
});

async function eventually<Answer extends { status: number }>(
  ask: () => Promise<Answer>,
  status: number,
): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask();
    if (answer.status === status || attempt === 100) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
