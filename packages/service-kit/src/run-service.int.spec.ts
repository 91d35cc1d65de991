import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mongoose';
import { runService } from './run-service';

const folder = join(__dirname, 'testing');
const started: DemoProcess[] = [];

/** A service in a process of its own, from the TypeScript sources. */
class DemoProcess {
  output = '';
  readonly prefix = `t${randomBytes(6).toString('hex')}`;
  private readonly child: ChildProcess;

  constructor(environment: Record<string, string | undefined> = {}) {
    this.child = spawn(
      process.execPath,
      ['-r', join(folder, 'register-swc.cjs'), join(folder, 'demo-main.ts')],
      {
        env: {
          ...process.env,
          ...{ CONCORD_PORT: '0', CONCORD_PARTITIONS: '1', CONCORD_AUTH: 'off' },
          ...{ CONCORD_DATABASE_PREFIX: this.prefix, CONCORD_NAMESPACE: this.prefix },
          ...environment,
        },
      },
    );
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    started.push(this);
  }

  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (let attempt = 0; attempt < 600; attempt++) {
      const found = pattern.exec(this.output);
      if (found !== null) return found;
      await pause(50);
    }
    throw new Error(`no ${String(pattern)} in 30 s; the process said:\n${this.output}`);
  }

  async url(): Promise<string> {
    return (await this.until(/"url":"([^"]+)"/))[1] ?? '';
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async exitCode(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null)
      await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** As when the parent dies: nobody reads what the service says any more. */
  hangUp(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }
}

afterEach(async () => {
  for (const demo of started.splice(0)) {
    demo.signal('SIGKILL');
    await demo.exitCode();
    const connection = createConnection(process.env.CONCORD_MONGODB_URI ?? '');
    await connection.asPromise();
    await connection.useDb(`${demo.prefix}_cleansing`).dropDatabase();
    await connection.close();
  }
});

describe(runService, () => {
  it('names every wrong setting on stderr and exits 78', async () => {
    const demo = new DemoProcess({
      CONCORD_MONGODB_URI: '',
      CONCORD_PORT: 'eighty',
      CONCORD_POTS: 'many',
    });
    expect(await demo.exitCode()).toBe(78);
    expect(demo.output).toContain('cleansing cannot start. 3 settings are wrong:');
    expect(demo.output).toContain('CONCORD_MONGODB_URI is missing');
    expect(demo.output).toContain('CONCORD_PORT is not valid');
    expect(demo.output).toContain('example:  CONCORD_POTS=2');
  });

  it('waits for MongoDB and says so, without its password', async () => {
    const demo = new DemoProcess({
      CONCORD_MONGODB_URI: 'mongodb://ann:s3cret@127.0.0.1:1/?replicaSet=x',
    });
    await demo.until(/waiting for MongoDB/);
    expect(demo.output).toMatch(/"endpoint":"127.0.0.1:1\/t\w+_cleansing"/);
    expect(demo.output).not.toContain('s3cret');
    demo.signal('SIGTERM');
    expect(await demo.exitCode()).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s answers the request that it holds, then exits 0',
    async (signal) => {
      const demo = new DemoProcess();
      const url = await demo.url();
      const answer = fetch(`${url}/v1/slow`);
      await demo.until(/slow work begins/);
      demo.signal(signal);
      expect(await (await answer).json()).toEqual({ done: true });
      expect(await demo.exitCode()).toBe(0);
      expect(demo.output).toContain(`"signal":"${signal}","msg":"stopping"`);
      expect(demo.output).toContain('"msg":"stopped"');
      await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
    },
  );

  it('exits at once on a second signal', async () => {
    const demo = new DemoProcess({ DEMO_SLOW_MS: '20000' });
    void fetch(`${await demo.url()}/v1/slow`).catch(() => undefined);
    await demo.until(/slow work begins/);
    demo.signal('SIGTERM');
    await demo.until(/"msg":"stopping"/);
    demo.signal('SIGTERM');
    expect(await demo.exitCode()).toBe(143);
  });

  it('gives up finishing when its time is over', async () => {
    const demo = new DemoProcess({ CONCORD_SHUTDOWN_SECONDS: '1', DEMO_SLOW_MS: '20000' });
    void fetch(`${await demo.url()}/v1/slow`).catch(() => undefined);
    await demo.until(/slow work begins/);
    demo.signal('SIGTERM');
    expect(await demo.exitCode()).toBe(1);
    expect(demo.output).toContain('stopping took too long');
  });

  it('says that its port is taken and exits 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const demo = new DemoProcess({ CONCORD_PORT: String(port) });
    expect(await demo.exitCode()).toBe(1);
    expect(demo.output).toContain('the port is taken; set CONCORD_PORT');
    other.close();
  });

  it('logs a rejection that nobody handled and exits 1', async () => {
    const demo = new DemoProcess({ DEMO_MISHAP: 'rejection' });
    expect(await demo.exitCode()).toBe(1);
    expect(demo.output).toContain('"level":"fatal"');
    expect(demo.output).toContain('a promise was rejected and nobody cared');
  });

  it('goes on when nobody reads its log any more', async () => {
    const demo = new DemoProcess({ CONCORD_LOG_LEVEL: 'debug' });
    const url = await demo.url();
    demo.hangUp();
    for (let request = 0; request < 5; request++) await fetch(`${url}/health/live`);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    demo.signal('SIGTERM');
    expect(await demo.exitCode()).toBe(0);
  });

  it('is idle in less than 200 MB, the compiler of the tests on board', async () => {
    const demo = new DemoProcess();
    const url = await demo.url();
    await fetch(`${url}/docs/json`);
    const text = await (await fetch(`${url}/metrics`)).text();
    const bytes = Number(/^concord_process_resident_memory_bytes\S* (\d+)/m.exec(text)?.[1]);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes / 1024 ** 2).toBeLessThan(200);
  });
});
