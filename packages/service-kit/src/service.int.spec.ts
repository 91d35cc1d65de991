import { startTestService, type TestService } from './testing';
import { DemoModule } from './testing/demo.module';

describe('a service', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
  });
  afterAll(() => service.stop());

  it('is alive', async () => {
    expect(await service.request('GET', '/health/live')).toMatchObject({
      status: 200,
      body: { status: 'alive' },
    });
  });

  it('documents', async () => {
    const r = await service.request('GET', '/docs/json');
    expect(r.status).toBe(200);
    require('fs').writeFileSync('/tmp/kit-openapi.json', JSON.stringify(r.body, null, 1));
    for (const path of [
      '/docs',
      '/health/ready',
      '/metrics',
      '/v1/work',
      '/v1/setup',
      '/v1/keys',
      '/v1/parked',
    ]) {
      const a = await service.request('GET', path);
      process.stderr.write(`${path} ${a.status} ${a.text.slice(0, 300)}\n`);
    }
    process.stderr.write(`${JSON.stringify(process.memoryUsage())}\n`);
  });
});
