import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { promises as fs } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashApiKey } from '@concord/service-kit/api-key';
import { z } from 'zod';
import { repositoryRoot } from '../environment';
import { temporaryHome, writeFakeServices } from '../testing/fake-services';
import { placesOf } from './places';
import { identify, processesWith, stillRuns } from './process-identity';
import { portIsFree } from './service-ports';
import { SERVICE_MARKER } from './service-process';
import { startStack, type RunningStack, type StackOptions } from './stack';
import { findRunningStack } from './stack-state';
import { stopStack } from './stop-stack';

// MongoDB and RabbitMQ are those of the test run; the services are small real processes.
const FIRST_PORT = 4300;
const names = ['ingestion', 'cleansing'];

const answer = z.object({ pid: z.int(), environment: z.record(z.string(), z.string()) });

async function ask(url: string | undefined) {
  const response = await fetch(`${url ?? ''}/environment`);
  return answer.parse(await response.json());
}

async function servicesAlive(home: string): Promise<number> {
  const { home: root } = await placesOf(home);
  return (await processesWith(`${SERVICE_MARKER}=${root}`)).length;
}

describe('startStack', () => {
  let home: string;
  let stack: RunningStack | undefined;
  const lines: string[] = [];

  async function start(options: Partial<StackOptions> = {}): Promise<RunningStack> {
    stack = await startStack({
      home,
      firstPort: FIRST_PORT,
      services: writeFakeServices(names),
      report: (line) => lines.push(line),
      ...options,
    });
    return stack;
  }

  beforeEach(() => {
    home = temporaryHome();
    lines.length = 0;
    stack = undefined;
  });

  afterEach(async () => {
    await stack?.stop();
    await stopStack(home, () => undefined);
    await fs.rm(home, { recursive: true });
  });

  it('starts the services on ports of their own and tells them servers, prefix and the hash of the key', async () => {
    const { urls, key, mongodbUri } = await start({
      name: 'trial',
      env: { CONCORD_PARTITIONS: '8' },
    });

    const { environment } = await ask(urls.cleansing);

    expect(environment).toMatchObject({
      CONCORD_MONGODB_URI: mongodbUri,
      CONCORD_DATABASE_PREFIX: 'trial',
      CONCORD_NAMESPACE: 'trial',
      CONCORD_API_KEYS: expect.stringContaining(`local-admin:admin:${hashApiKey(key)}`),
      CONCORD_PARTITIONS: '8',
    });
    expect(JSON.stringify(environment)).not.toContain(key);
    expect(Object.keys(urls)).toEqual(names);
  });

  it('keeps the key in a file for its owner only, and keeps it through a stop and a start', async () => {
    const first = (await start()).key;
    await stack?.stop();
    const second = (await start()).key;

    const { apiKey } = await placesOf(home);
    expect(second).toBe(first);
    expect((await fs.readFile(apiKey, 'utf8')).trim()).toBe(first);
    expect((await fs.stat(apiKey)).mode & 0o777).toBe(0o600);
  });

  it('makes a new key with fresh', async () => {
    const first = (await start()).key;
    await stack?.stop();

    expect((await start({ fresh: true })).key).not.toBe(first);
  });

  it('takes the next free ports and says so when one is taken', async () => {
    const inTheWay = createServer().listen(FIRST_PORT, '127.0.0.1');
    await once(inTheWay, 'listening');

    const { urls } = await start();
    inTheWay.close();

    expect(urls.ingestion).toBe(`http://127.0.0.1:${FIRST_PORT + 1}`);
    expect(lines.join('\n')).toContain('the services listen on 4301, 4302');
  });

  it('starts a service that was killed again, on the same port, and tells', async () => {
    const running = await start();
    const before = await ask(running.urls.cleansing);

    await running.kill('cleansing');
    await running.whenReady();

    const after = await ask(running.urls.cleansing);
    expect(after.pid).not.toBe(before.pid);
    expect(running.pids().cleansing).toBe(after.pid);
    expect(lines.join('\n')).toMatch(/cleansing ended \(SIGKILL\); starting it again in 0.5 s/);
  });

  it('restarts a service in good order', async () => {
    const running = await start();
    const before = await ask(running.urls.ingestion);

    await running.restart('ingestion');

    expect((await ask(running.urls.ingestion)).pid).not.toBe(before.pid);
    expect(await fs.readFile(join(home, 'logs', 'ingestion.log'), 'utf8')).toContain(
      'ended in good order',
    );
  });

  it('refuses a second supervisor of the same home and names the first', async () => {
    await start();

    await expect(
      startStack({ home, firstPort: FIRST_PORT, services: writeFakeServices(names) }),
    ).rejects.toThrow(new RegExp(`already runs from .* \\(process ${process.pid}\\)`));
    expect(await servicesAlive(home)).toBe(2);
  });

  it('gives up on a service that does not come up, shows its last words and leaves nothing behind', async () => {
    await expect(start({ env: { DIES_AT_START: 'cleansing' } })).rejects.toThrow(
      /cleansing did not become ready[^]*CONCORD_SOMETHING is missing/,
    );

    expect(await servicesAlive(home)).toBe(0);
    expect(await findRunningStack(await placesOf(home))).toBeUndefined();
  });

  it('stops everything in good order', async () => {
    const running = await start();

    await running.stop();

    expect(await servicesAlive(home)).toBe(0);
    expect(await portIsFree(FIRST_PORT)).toBe(true);
    expect(await fs.readFile(join(home, 'logs', 'cleansing.log'), 'utf8')).toContain(
      'ended in good order',
    );
  });

  it('gives up the start when it is told to', async () => {
    const aborted = new AbortController();
    const starting = start({ signal: aborted.signal });
    setTimeout(() => aborted.abort(), 100);

    await expect(starting).rejects.toThrow();
    expect(await servicesAlive(home)).toBe(0);
  });
});

describe('a supervisor that was killed', () => {
  /** A supervisor in a process of its own, so that it can be killed. */
  async function killSupervisor(home: string): Promise<void> {
    const file = join(home, 'supervisor.js');
    const services = JSON.stringify(writeFakeServices(names));
    const stackModule = JSON.stringify(join(repositoryRoot, 'apps/cli/dist/stack/stack.js'));
    await fs.writeFile(
      file,
      `require(${stackModule}).startStack({ home: ${JSON.stringify(home)}, firstPort: ${FIRST_PORT}, services: ${services} })
        .then(() => process.stdout.write('ready'));`,
    );
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  let home: string;

  beforeEach(async () => {
    home = temporaryHome();
    await killSupervisor(home);
  });

  afterEach(async () => {
    await stopStack(home, () => undefined);
    await fs.rm(home, { recursive: true });
  });

  it('leaves services, which `down` ends', async () => {
    expect(await servicesAlive(home)).toBe(2);

    expect(await stopStack(home, () => undefined)).toBe(2);

    expect(await servicesAlive(home)).toBe(0);
  });

  it('leaves services, which the next start replaces on the same ports', async () => {
    const lines: string[] = [];
    const stack = await startStack({
      home,
      firstPort: FIRST_PORT,
      services: writeFakeServices(names),
      report: (line) => lines.push(line),
    });
    await stack.stop();

    expect(lines).toContain('Ended 2 processes that an earlier run had left.');
    expect(stack.urls.ingestion).toBe(`http://127.0.0.1:${FIRST_PORT}`);
  });
});

describe('a process identity', () => {
  it('is that of a running process, and of no later one', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    const identity = await identify(child.pid ?? 0);
    if (identity === undefined) throw new Error('the process did not start');
    const running = await stillRuns(identity);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await sleep(10);

    expect(running).toBe(true);
    expect(await stillRuns(identity)).toBe(false);
    expect(await stillRuns({ ...identity, pid: process.pid })).toBe(false);
  });
});
