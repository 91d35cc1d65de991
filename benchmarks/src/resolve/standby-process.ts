import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningStack } from '@concord/cli/stack';
import { z } from 'zod';
import { resolverScript } from './resolver-stack';

const port = 4390;
/** As the supervisor starts a service. */
const flags = ['--enable-source-maps', '--max-old-space-size=768'];
const warm = 'stands by, ready to take over';

const stats = z.object({ kinds: z.array(z.object({ records: z.number() })) });

/** A second process of the resolver beside that of the stack, on the same database and queues. */
export class StandbyProcess {
  readonly url = `http://127.0.0.1:${port}`;

  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when it has its index loaded, while the other one is active. */
  static async start({ mongodbUri, rabbitmqUrl }: RunningStack): Promise<StandbyProcess> {
    const child = spawn(process.execPath, [...flags, resolverScript], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        CONCORD_MONGODB_URI: mongodbUri,
        CONCORD_RABBITMQ_URL: rabbitmqUrl,
        CONCORD_DATABASE_PREFIX: 'concord',
        CONCORD_NAMESPACE: 'concord',
        CONCORD_PORT: String(port),
        CONCORD_AUTH: 'off',
      },
    });
    const standby = new StandbyProcess(child);
    try {
      while (!(await standby.readiness()).includes(warm)) await sleep(100);
    } catch (error) {
      await standby.stop();
      throw error;
    }
    return standby;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Records in its index. */
  async records(): Promise<number> {
    const { kinds } = stats.parse(await (await fetch(`${this.url}/v1/stats`)).json());
    return kinds.reduce((sum, { records }) => sum + records, 0);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private async readiness(): Promise<string> {
    if (this.child.exitCode !== null)
      throw new Error('the standby ended; its last words are above');
    return await fetch(`${this.url}/health/ready`).then(
      (response) => response.text(),
      () => '',
    );
  }
}
