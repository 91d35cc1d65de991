import { CommandError, ExitCode } from '../exit-codes';
import { accessKeyOf, keyBetweenServices } from './access-key';
import { removeData, stopEverythingLeft, stopServicesLeft } from './leftovers';
import { placesOf, type StackPlaces } from './places';
import { startServers, stopServers, type Servers } from './servers';
import { logOf } from './service-log';
import { addressSettings, chooseServicePorts } from './service-ports';
import { ServiceProcess } from './service-process';
import { concordServices, type ServiceDefinition } from './services';
import {
  claimStack,
  forgetStackState,
  readStackState,
  writeStackState,
  type StackState,
} from './stack-state';

export const FIRST_SERVICE_PORT = 4100;
const READY_WITHIN_MS = 120_000;
/** A little more than the services' own CONCORD_SHUTDOWN_SECONDS of 25. */
const GRACE_MS = 30_000;
/** A service that dies this often before it was ready once will not come up. */
const DEATHS_AT_START = 3;

export interface StackOptions {
  /** The folder under which everything of this stack lives: data, logs, key, state. */
  readonly home: string;
  /** Prefix of the databases and namespace on the broker; default `concord`. */
  readonly name?: string;
  /** Default: the five services of Concord. */
  readonly services?: readonly ServiceDefinition[];
  /** For every service, on top of what the stack tells it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Services listen from here on, on the next ports that are free; default 4100. */
  readonly firstPort?: number;
  /** Remove the data of earlier runs first. */
  readonly fresh?: boolean;
  /** Gigabytes of memory for MongoDB; default 1. */
  readonly cacheSizeGb?: number;
  /** Gives up the start, and cleans up. */
  readonly signal?: AbortSignal;
  /** Is told, in words for people, what takes time or goes wrong. */
  readonly report?: (line: string) => void;
}

/** Servers and services of one home, kept running until `stop`. */
export interface RunningStack {
  /** By service. */
  readonly urls: Readonly<Record<string, string>>;
  /** The plain admin key. */
  readonly key: string;
  readonly mongodbUri: string;
  readonly rabbitmqUrl: string;
  /** By name of service, `mongodb` and `rabbitmq`; absent while it is down, or not ours. */
  pids(): Readonly<Record<string, number | undefined>>;
  /** SIGKILL to a service, `mongodb` or `rabbitmq`; the supervisor starts it again. Resolves when it is gone. */
  kill(name: string): Promise<void>;
  /** Ends a service in good order and starts it again; resolves when it is ready. */
  restart(name: string): Promise<void>;
  /** Resolves when every service says that it is ready; rejects after `timeoutMs`. */
  whenReady(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Another supervisor keeps this home running. */
export class AlreadyRunningError extends CommandError {
  constructor(
    readonly state: StackState,
    home: string,
  ) {
    super(
      ExitCode.failed,
      `Concord already runs from ${home} (process ${state.supervisor.pid}).`,
      'use it as it is, or stop it first: ./concord down',
    );
    this.name = 'AlreadyRunningError';
  }
}

/**
 * Starts MongoDB, RabbitMQ and the services of a home and keeps them running. What a killed
 * earlier run left is ended (services) or adopted (servers).
 * @throws AlreadyRunningError if the home has a living supervisor
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const places = await placesOf(options.home);
  const { running } = await claimStack(places);
  if (running !== undefined) throw new AlreadyRunningError(running, places.home);
  try {
    return await startClaimed(places, options);
  } catch (error) {
    await stopServicesLeft(places, GRACE_MS);
    await forgetStackState(places);
    throw error;
  }
}

async function startClaimed(places: StackPlaces, options: StackOptions): Promise<RunningStack> {
  const report = options.report ?? (() => undefined);
  await clearEarlierRun(places, options, report);
  const servers = await startServers({
    home: places.home,
    report,
    ...(options.cacheSizeGb === undefined ? {} : { cacheSizeGb: options.cacheSizeGb }),
  });
  if (options.fresh === true && servers.mongodb.pid === undefined) {
    report(
      'MongoDB is not ours: --fresh did not empty it. Drop its databases there if you want to.',
    );
  }
  const stack = new Stack(places, servers, report);
  options.signal?.addEventListener('abort', () => stack.giveUp());
  try {
    options.signal?.throwIfAborted();
    await stack.startServices(options);
  } catch (error) {
    await stack.stop();
    throw error;
  }
  return stack;
}

async function clearEarlierRun(
  places: StackPlaces,
  options: StackOptions,
  report: (line: string) => void,
): Promise<void> {
  const left =
    options.fresh === true
      ? await stopEverythingLeft(places, GRACE_MS)
      : await stopServicesLeft(places, GRACE_MS);
  if (left > 0) report(`Ended ${left} processes that an earlier run had left.`);
  if (options.fresh === true) await removeData(places);
}

class Stack implements RunningStack {
  key = '';
  private services: readonly ServiceProcess[] = [];
  private readonly startedAt = new Date().toISOString();
  private phase: StackState['phase'] = 'starting';
  private writing: Promise<void> = Promise.resolve();
  private stopping: Promise<void> | undefined;
  private abandoned = false;

  constructor(
    private readonly places: StackPlaces,
    private readonly servers: Servers,
    private readonly report: (line: string) => void,
  ) {}

  get urls(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.services.map((service) => [service.name, service.url]));
  }

  get mongodbUri(): string {
    return this.servers.mongodb.url;
  }

  get rabbitmqUrl(): string {
    return this.servers.rabbitmq.url;
  }

  async startServices(options: StackOptions): Promise<void> {
    const definitions = options.services ?? concordServices;
    const first = options.firstPort ?? FIRST_SERVICE_PORT;
    const { key, provisioned } = await accessKeyOf(this.places);
    this.key = key;
    const between = keyBetweenServices();
    const ports = await chooseServicePorts(definitions.length, first);
    const name = options.name ?? 'concord';
    const environment = {
      CONCORD_MONGODB_URI: this.mongodbUri,
      CONCORD_RABBITMQ_URL: this.rabbitmqUrl,
      CONCORD_DATABASE_PREFIX: name,
      CONCORD_NAMESPACE: name,
      CONCORD_API_KEYS: `${provisioned},${between.provisioned}`,
      CONCORD_SERVICE_KEY: between.key,
      ...addressSettings(definitions.map(({ name }, at) => [name, ports[at] ?? first + at])),
      CONCORD_LOG_FORMAT: 'json',
      ...options.env,
    };
    this.services = definitions.map((definition, index) => {
      const port = ports[index] ?? first + index;
      const log = logOf(this.places, definition.name);
      return new ServiceProcess(
        { definition, port, environment, log, home: this.places.home },
        { report: this.report, changed: () => void this.save() },
      );
    });
    if (ports.at(-1) !== first + ports.length - 1) {
      this.report(
        `Some ports from ${first} on are taken; the services listen on ${ports.join(', ')}.`,
      );
    }
    this.report(`Starting ${definitions.length} services …`);
    await Promise.all(this.services.map((service) => service.start()));
    await this.whenReady();
    this.phase = 'ready';
    await this.save();
  }

  pids(): Readonly<Record<string, number | undefined>> {
    return {
      ...Object.fromEntries(this.services.map((service) => [service.name, service.pid])),
      mongodb: this.servers.mongodb.pid,
      rabbitmq: this.servers.rabbitmq.pid,
    };
  }

  async kill(name: string): Promise<void> {
    if (name === 'mongodb' || name === 'rabbitmq') await this.servers[name].kill();
    else await this.serviceOf(name).kill();
  }

  async restart(name: string): Promise<void> {
    const service = this.serviceOf(name);
    await service.stop(GRACE_MS);
    await service.start();
    await this.ready(service, Date.now() + READY_WITHIN_MS);
  }

  async whenReady(timeoutMs = READY_WITHIN_MS): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    await Promise.all(this.services.map((service) => this.ready(service, deadline)));
  }

  /** A start that waits for its services waits no longer. */
  giveUp(): void {
    this.abandoned = true;
  }

  async stop(): Promise<void> {
    this.stopping ??= this.stopInOrder();
    await this.stopping;
  }

  /** Services first: they finish what they hold, and need their servers for it. */
  private async stopInOrder(): Promise<void> {
    this.phase = 'stopping';
    await this.save();
    await Promise.all(this.services.map((service) => service.stop(GRACE_MS)));
    await stopServers(this.servers);
    await this.writing;
    await forgetStackState(this.places);
  }

  private async ready(service: ServiceProcess, deadline: number): Promise<void> {
    const hopeful = (): boolean =>
      !this.abandoned &&
      this.stopping === undefined &&
      (this.phase === 'ready' || service.deaths < DEATHS_AT_START);
    if (await service.untilReady(deadline, hopeful)) return;
    throw new CommandError(
      ExitCode.failed,
      `${service.name} did not become ready. Its last lines (${service.log}):\n${await service.lastWords(15)}`,
      `correct what the last lines name; the whole log is ${service.log}`,
    );
  }

  private serviceOf(name: string): ServiceProcess {
    const found = this.services.find((service) => service.name === name);
    if (found !== undefined) return found;
    const names = this.services.map((service) => service.name).join(', ');
    throw new CommandError(ExitCode.usage, `There is no service "${name}".`, `one of: ${names}`);
  }

  /** One write after the other, so that the last word is the newest. */
  private async save(): Promise<void> {
    this.writing = this.writing
      .then(async () => {
        const earlier = await readStackState(this.places);
        if (earlier?.supervisor.pid !== process.pid) return;
        await writeStackState(this.places, { ...earlier, ...this.state() });
      })
      .catch((error: unknown) =>
        this.report(`${this.places.state} could not be written: ${String(error)}`),
      );
    await this.writing;
  }

  private state(): Omit<StackState, 'supervisor'> {
    return {
      phase: this.phase,
      startedAt: this.startedAt,
      mongodbUri: this.mongodbUri,
      rabbitmqUrl: this.rabbitmqUrl,
      services: this.services.map(({ name, url, pid, log, restarts }) => ({
        name,
        url,
        log,
        restarts,
        ...(pid === undefined ? {} : { pid }),
      })),
    };
  }
}
