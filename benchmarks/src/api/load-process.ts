import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { say } from '../report';
import type { Figures, Load } from './open-loop';

const figures = z.object({
  ...{ rps: z.number(), p50Ms: z.number(), p95Ms: z.number(), p99Ms: z.number() },
  ...{ maxMs: z.number(), found: z.number().optional() },
});
const told = z.object({
  ready: z.literal(true).optional(),
  error: z.string().optional(),
  figures: z.record(z.string(), figures).optional(),
});

/** A process of its own that makes the load, so that what it takes is not taken from what is measured. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(): Promise<LoadProcess> {
    const child = fork(join(__dirname, 'load-main.js'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return new LoadProcess(child);
  }

  /** Runs loads at the same time. @returns what was measured, by name of the load */
  async run(loads: readonly Load[]): Promise<Partial<Record<string, Figures>>> {
    const told = this.heard();
    this.child.send(loads);
    const measured = await told;
    for (const [name, { rps, p50Ms, p95Ms }] of Object.entries(measured))
      say(`${name}: ${rps} a second, p50 ${p50Ms} ms, p95 ${p95Ms} ms`);
    return measured;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }

  private async heard() {
    const ended = once(this.child, 'exit').then(() => {
      throw new Error('the process of the load ended');
    });
    const message = once(this.child, 'message').then(([answer]: unknown[]) => told.parse(answer));
    const { error, figures: measured } = await Promise.race([message, ended]);
    if (measured === undefined) throw new Error(error ?? 'nothing was measured');
    return Object.fromEntries(
      Object.entries(measured).map(([name, { found, ...rest }]) => [
        name,
        found === undefined ? rest : { ...rest, found },
      ]),
    );
  }
}
