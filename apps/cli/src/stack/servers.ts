import { join } from 'node:path';
import { startMongo, startRabbit, type RunningServer } from '@concord/local-stack';
import { defaultHome } from '../environment';
import { identify, stillRuns, type ProcessIdentity } from './process-identity';

const LOOK_EVERY_MS = 500;

export interface ServersSettings {
  readonly home: string;
  readonly cacheSizeGb?: number;
  readonly report: (line: string) => void;
}

/** MongoDB or RabbitMQ, started again on its port and data whenever it dies. */
class WatchedServer {
  private server: RunningServer | undefined;
  private identity: ProcessIdentity | undefined;
  private timer: NodeJS.Timeout | undefined;
  private wanted = false;
  private readonly complaints = new Set<string>();

  constructor(
    readonly name: string,
    private readonly launch: (port?: number) => Promise<RunningServer>,
    private readonly report: (line: string) => void,
  ) {}

  get pid(): number | undefined {
    return this.server?.pid;
  }

  get url(): string {
    if (this.server === undefined) throw new Error(`${this.name} was not started`);
    return this.server.url;
  }

  async start(): Promise<void> {
    this.wanted = true;
    this.server = await this.launch();
    this.identity = this.server.pid === undefined ? undefined : await identify(this.server.pid);
    // A server that is not ours has no process to watch.
    if (this.server.pid !== undefined) this.watch();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    await this.server?.stop();
  }

  async kill(): Promise<void> {
    await this.server?.kill();
  }

  /** Asked anew after every pause: a stop may have come meanwhile. */
  private isWanted(): boolean {
    return this.wanted;
  }

  private watch(): void {
    if (!this.wanted) return;
    this.timer = setTimeout(() => {
      this.look().then(
        () => this.watch(),
        (error: unknown) => {
          this.complain(`${this.name} could not be started again: ${String(error)}`);
          this.watch();
        },
      );
    }, LOOK_EVERY_MS);
  }

  /** Says a thing once, however often it is tried again. */
  private complain(line: string): void {
    if (this.complaints.has(line)) return;
    this.complaints.add(line);
    this.report(line);
  }

  private async look(): Promise<void> {
    const runs = this.identity !== undefined && (await stillRuns(this.identity));
    if (runs || !this.wanted) return;
    this.complain(`${this.name} ended; starting it again.`);
    // On its old port, which the system may hold a moment longer: services know no other address.
    const server = await this.launch(Number(new URL(this.url).port));
    this.server = server;
    this.identity = server.pid === undefined ? undefined : await identify(server.pid);
    this.complaints.clear();
    // Stopped while it came up: it must not outlive the stack.
    if (!this.isWanted()) await server.stop();
  }
}

export interface Servers {
  readonly mongodb: WatchedServer;
  readonly rabbitmq: WatchedServer;
}

/** Both servers of a home, or those that CONCORD_MONGODB_URI and CONCORD_RABBITMQ_URL name. */
export async function startServers(settings: ServersSettings): Promise<Servers> {
  const { home, report, cacheSizeGb } = settings;
  const common = { home, detached: true, report };
  const mongo = {
    ...common,
    cache: join(defaultHome(), 'cache'),
    ...(cacheSizeGb === undefined ? {} : { cacheSizeGb }),
  };
  const servers = {
    mongodb: new WatchedServer('MongoDB', (port) => startMongo({ ...mongo, ...at(port) }), report),
    rabbitmq: new WatchedServer(
      'RabbitMQ',
      (port) => startRabbit({ ...common, ...at(port) }),
      report,
    ),
  };
  const outcomes = await Promise.allSettled([servers.mongodb.start(), servers.rabbitmq.start()]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed === undefined) return servers;
  await stopServers(servers);
  throw failed.reason;
}

const at = (port: number | undefined) => (port === undefined ? {} : { port });

export async function stopServers(servers: Servers): Promise<void> {
  await Promise.all([servers.mongodb.stop(), servers.rabbitmq.stop()]);
}
