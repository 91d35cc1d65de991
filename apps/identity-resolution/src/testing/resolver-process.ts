import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@concord/service-kit/testing';

/** Identity resolution in a process of its own, to be killed; goes on at the place of an earlier one. */
export class ResolverProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    private url = '',
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /**
   * Resolves when it is the active resolver.
   *
   * @param environment where MongoDB and RabbitMQ are.
   */
  static async start(place: string, environment: NodeJS.ProcessEnv): Promise<ResolverProcess> {
    const preload = join(__dirname, 'register-swc.cjs');
    const own = {
      ...{ CONCORD_PORT: '0', CONCORD_PARTITIONS: '2', CONCORD_AUTH: 'off' },
      ...{ CONCORD_DATABASE_PREFIX: place, CONCORD_NAMESPACE: place },
    };
    const child = spawn(process.execPath, ['-r', preload, join(__dirname, '..', 'main.ts')], {
      env: { ...environment, ...own },
    });
    const started = new ResolverProcess(child);
    await eventually(() => started.findUrl(), 60_000);
    return started;
  }

  async ask(method: string, path: string, body: object = {}): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    return await response.json();
  }

  /** SIGKILL: no code of the process runs any more. */
  async kill(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private findUrl(): void {
    const found = /"url":"([^"]+)"/.exec(this.output)?.[1];
    if (found === undefined) throw new Error(`the process does not answer yet: ${this.output}`);
    this.url = found;
  }
}
