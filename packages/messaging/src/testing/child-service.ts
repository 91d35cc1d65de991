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
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    );
  }

  /** How often it said a word so far. */
  count(word: string): number {
    return this.said.split('\n').filter((line) => line === word).length;
  }

  /** Waits until it said the word so many times; fails when it ends before. */
  async says(word: string, times = 1): Promise<void> {
    await until(`"${word}" from the child; it said: ${this.said} ${this.complaints}`, () => {
      if (this.ended) throw new Error(`the child ended: ${this.complaints}`);
      return this.count(word) >= times;
    });
  }

  /** Waits until it said the word, or died. */
  saysOrDies(word: string): Promise<'said' | 'died'> {
    return until(`"${word}" from the child, or its death`, () => {
      if (this.count(word) > 0) return 'said';
      return this.ended ? 'died' : undefined;
    });
  }

  /** SIGKILL: no code of the process runs any more. */
  async kill(): Promise<void> {
    if (this.ended) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
