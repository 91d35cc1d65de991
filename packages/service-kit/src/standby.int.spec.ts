import { once } from 'node:events';
import { createServer } from 'node:net';
import { eventually, startTestService } from './testing';
import { DemoModule } from './testing/demo.module';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a service that waits before it may consume', () => {
  it('answers meanwhile, and is gone at once when it is asked to stop', async () => {
    const port = await freePort();
    const stop = new AbortController();
    const forever = new Promise<void>(() => undefined);
    const starting = startTestService({
      name: 'cleansing',
      module: DemoModule,
      environment: { CONCORD_PORT: String(port) },
      beforeConsuming: () => forever,
      signal: stop.signal,
    });
    const outcome = starting.catch((error: unknown) => error);
    const live = () => fetch(`http://127.0.0.1:${port}/health/live`);
    await eventually(async () => expect((await live()).status).toBe(200));

    const asked = performance.now();
    stop.abort();
    expect(await outcome).toMatchObject({ name: 'AbortError' });
    expect(performance.now() - asked).toBeLessThan(5_000);
    await expect(live()).rejects.toThrow('fetch failed');
  });
});
