import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServiceRole } from './service-process';
import { until, type TestBus } from './test-bus';

/** A service in a process of its own, to be killed. */
export class ChildService {
  private said = '';
  private complaints = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.complaints += chunk.toString()));
  }

  static start(bus: TestBus, role: ServiceRole): ChildService {
    const { namespace, rabbitUrl, mongoUri } = bus;
    const order = JSON.stringify({ namespace, rabbitUrl, mongoUri, ...role });
    const preload = join(__dirname, 'register-swc.cjs');
    const program = join(__dirname, 'service-process.ts');
    return new ChildService(
      spawn(process.execPath, ['-r', preload, program, order], {
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** How often it said a word so far. */
  count(word: string): number {
    return this.said.split('\n').filter((line) => line === word).length;
  }

  /** Waits until it said the word so many times. */
  async says(word: string, times = 1): Promise<void> {
    await until(`"${word}" from the child; it said: ${this.said} ${this.complaints}`, () => {
      if (this.child.exitCode !== null) throw new Error(`the child ended: ${this.complaints}`);
      return this.count(word) >= times;
    });
  }

  /** SIGKILL: no code of the process runs any more. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Waits for it to die by itself. @returns the signal. */
  async death(): Promise<string | null> {
    if (this.child.exitCode === null && this.child.signalCode === null)
      await once(this.child, 'exit');
    return this.child.signalCode;
  }
}
