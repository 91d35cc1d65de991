import { promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryHome } from '../testing/fake-services';
import { startServers, stopServers, type Servers } from './servers';

describe('startServers', () => {
  const home = temporaryHome();
  const lines: string[] = [];
  const given = { ...process.env };
  let servers: Servers;

  beforeAll(async () => {
    // Servers of our own, which may be killed; not those that the test run shares.
    delete process.env.CONCORD_MONGODB_URI;
    delete process.env.CONCORD_RABBITMQ_URL;
    servers = await startServers({ home, report: (line) => lines.push(line), cacheSizeGb: 0.25 });
  });

  afterAll(async () => {
    await stopServers(servers);
    await fs.rm(home, { recursive: true });
    process.env.CONCORD_MONGODB_URI = given.CONCORD_MONGODB_URI;
    process.env.CONCORD_RABBITMQ_URL = given.CONCORD_RABBITMQ_URL;
  });

  it.each(['mongodb', 'rabbitmq'] as const)(
    'starts %s again at the same address after it was killed',
    async (name) => {
      const { pid, url } = servers[name];

      await servers[name].kill();
      while (servers[name].pid === pid) await sleep(100);

      expect(servers[name].url).toBe(url);
      expect(lines.at(-1)).toMatch(/^starting (MongoDB|RabbitMQ) on port/);
    },
  );
});
