import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { formatProvisionedKey, hashApiKey } from '@concord/service-kit/api-key';
import { eventually } from '@concord/service-kit/testing';

const script = join(__dirname, '../../../identity-resolution/dist/main.js');
export const serviceKey = 'ck_of_master_data_under_test';
export const adminKey = 'ck_of_the_test';

/** Identity resolution as it runs, as a process of its own in the place of the service under test. */
export class IdentityProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** @param environment where MongoDB and RabbitMQ are. */
  static async start(place: string, environment: NodeJS.ProcessEnv): Promise<IdentityProcess> {
    const port = await freePort();
    const keys = [
      formatProvisionedKey({
        ...{ name: 'services', role: 'operator', hash: hashApiKey(serviceKey) },
      }),
      formatProvisionedKey({ name: 'test-admin', role: 'admin', hash: hashApiKey(adminKey) }),
    ];
    const identity = new IdentityProcess(`http://127.0.0.1:${port}`, {
      ...environment,
      CONCORD_DATABASE_PREFIX: place,
      CONCORD_NAMESPACE: place,
      CONCORD_PARTITIONS: '2',
      CONCORD_PORT: String(port),
      CONCORD_API_KEYS: keys.join(),
      CONCORD_LOG_LEVEL: 'silent',
    });
    await identity.launch();
    return identity;
  }

  /** Resolves with what it answers to an admin. */
  async request(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text === '' ? undefined : JSON.parse(text);
  }

  async untilReady(): Promise<void> {
    await eventually(async () => {
      const { status } = await fetch(`${this.url}/health/ready`);
      expect(status).toBe(200);
    });
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  private async launch(): Promise<void> {
    this.child = spawn(process.execPath, [script], {
      env: this.environment,
      stdio: 'ignore',
    });
    await eventually(async () => {
      const { status } = await fetch(`${this.url}/health/live`);
      expect(status).toBe(200);
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
