import { spawn, type ChildProcess } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot, serviceEnvironment } from '../environment';
import { lastLines, rotateLog } from './service-log';
import type { ServiceDefinition } from './services';

export const SERVICE_MARKER = 'CONCORD_STACK_HOME';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** After running this long, a death counts as the first one again. */
const STEADY_MS = 60_000;

/**
 * Below 1 GB of heap V8 lets garbage grow to twice what lives, above it to four times: the same
 * services stay a third smaller. What the largest of them needs for 300,000 records still fits.
 */
const NODE_FLAGS = ['--enable-source-maps', '--max-old-space-size=768'];
/** A unit of work lives until it is committed. With room for one (MB), it is not copied about meanwhile. */
const YOUNG_MB = 32;

function flagsOf({ youngMb = YOUNG_MB, growthPercent }: ServiceDefinition): string[] {
  const room = ['min', 'max'].map((end) => `--${end}-semi-space-size=${youngMb}`);
  const growth = growthPercent === undefined ? [] : [`--heap-growing-percent=${growthPercent}`];
  return [...NODE_FLAGS, ...room, ...growth];
}

export interface ServiceSettings {
  readonly definition: ServiceDefinition;
  readonly port: number;
  readonly log: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Marks the process and its children, so that they are found again after a killed supervisor. */
  readonly home: string;
}

export interface ServiceWatcher {
  /** A line for people: it ended, it runs again. */
  report(line: string): void;
  /** The process id or the count of restarts changed. */
  changed(): void;
}

/** The pause before a service that died for the `deaths`-th time in a row is started again. */
export function pauseBefore(deaths: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (deaths - 1), LONGEST_PAUSE_MS);
}

/** One service as a process of its own, started again whenever it dies, until it is stopped. */
export class ServiceProcess {
  readonly name: string;
  readonly url: string;
  restarts = 0;
  /** Deaths in a row without a steady time between. */
  deaths = 0;
  private child: ChildProcess | undefined;
  private startedAt = 0;
  private wanted = false;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: ServiceSettings,
    private readonly watcher: ServiceWatcher,
  ) {
    this.name = settings.definition.name;
    this.url = `http://127.0.0.1:${settings.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get log(): string {
    return this.settings.log;
  }

  async start(): Promise<void> {
    this.wanted = true;
    await rotateLog(this.log);
    await this.launch();
  }

  /** Ends it in good order; past `graceMs` milliseconds, ends it. It is not started again. */
  async stop(graceMs: number): Promise<void> {
    this.wanted = false;
    clearTimeout(this.again);
    const ended = this.ended();
    this.child?.kill('SIGTERM');
    const late = setTimeout(() => this.child?.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(late);
  }

  /** SIGKILL, as a crash; the supervisor then starts it again. Resolves when it is gone. */
  async kill(): Promise<void> {
    const ended = this.ended();
    // Asked for, so it says nothing about the health of the service: no growing pause.
    this.deaths = 0;
    this.child?.kill('SIGKILL');
    await ended;
  }

  async isReady(): Promise<boolean> {
    if (this.child === undefined) return false;
    return await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
  }

  async untilReady(deadline: number, stillWanted: () => boolean): Promise<boolean> {
    while (stillWanted()) {
      if (await this.isReady()) return true;
      if (Date.now() > deadline) return false;
      await sleep(100);
    }
    return false;
  }

  async lastWords(count: number): Promise<string> {
    return (await lastLines(this.log, count)).map((line) => `    ${line.slice(0, 400)}`).join('\n');
  }

  private async ended(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    await new Promise<void>((resolve) => child.once('exit', () => resolve()));
  }

  private async launch(): Promise<void> {
    const { definition, port, environment, home } = this.settings;
    const output = await fs.open(this.log, 'a');
    try {
      const child = spawn(process.execPath, [...flagsOf(definition), definition.script], {
        cwd: repositoryRoot,
        // A process group of its own: Ctrl-C is for the supervisor, which stops things in order.
        detached: true,
        stdio: ['ignore', output.fd, output.fd],
        env: serviceEnvironment({
          ...environment,
          CONCORD_PORT: String(port),
          [SERVICE_MARKER]: home,
        }),
      });
      this.child = child;
      this.startedAt = Date.now();
      child.once('exit', (code, signalName) =>
        this.onExit(signalName ?? `exit code ${code ?? '?'}`),
      );
      child.once('error', (error) => this.watcher.report(`${this.name}: ${error.message}`));
    } finally {
      await output.close();
    }
    this.watcher.changed();
  }

  private onExit(how: string): void {
    this.child = undefined;
    this.watcher.changed();
    if (!this.wanted) return;
    this.deaths = Date.now() - this.startedAt > STEADY_MS ? 1 : this.deaths + 1;
    const pause = pauseBefore(this.deaths);
    this.watcher.report(
      `${this.name} ended (${how}); starting it again in ${pause / 1000} s. Its log: ${this.log}`,
    );
    this.again = setTimeout(() => {
      this.restarts += 1;
      this.launch().catch((error: unknown) => {
        this.watcher.report(`${this.name} could not be started again: ${String(error)}`);
        this.onExit('no start');
      });
    }, pause);
  }
}
