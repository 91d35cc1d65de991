import { promises as fs } from 'node:fs';
import { connect } from 'amqplib';
import { readEnvironment } from './environment';
import { externalRabbit } from './external-servers';
import { LOOPBACK, choosePort, firstPort } from './ports';
import { nodeConfig, nodeEnvironment, nodeFiles, type RabbitPorts } from './rabbitmq-node';
import { resolveRabbitServer } from './rabbitmq-program';
import type { RunningServer, StartOptions } from './running-server';
import { startFailure } from './server-log';
import { launch, waitUntilReady } from './server-process';
import { startOrAdopt } from './start-or-adopt';
import { placesOf, readPorts, writePorts, type ServerPlaces } from './stack-home';

const START_TIMEOUT_MS = 120_000;

const urlOf = (port: number): string => `amqp://guest:guest@${LOOPBACK}:${port}`;

async function takesConnections(url: string): Promise<boolean> {
  try {
    const connection = await connect(url, { timeout: 5_000 });
    await connection.close();
    return true;
  } catch {
    // Not yet: the caller asks again until its deadline and then shows the server's own log.
    return false;
  }
}

async function choosePorts(places: ServerPlaces, options: StartOptions): Promise<RabbitPorts> {
  const last = await readPorts(places);
  const wish = (server: string, name: string, base: number, exact?: number) =>
    choosePort({ server, exact, last: last[name], first: firstPort(places.home, base) });
  return {
    amqp: await wish('RabbitMQ', 'amqp', 25_000, options.port),
    distribution: await wish("RabbitMQ's node port", 'distribution', 25_600),
    epmd: await wish("RabbitMQ's name server (epmd)", 'epmd', 26_200),
  };
}

async function writeNodeFiles(places: ServerPlaces, ports: RabbitPorts): Promise<void> {
  const files = nodeFiles(places);
  await fs.mkdir(files.data, { recursive: true });
  await fs.rm(files.pid, { force: true });
  await fs.writeFile(files.config, nodeConfig(ports));
  await fs.writeFile(files.environmentConfig, '');
  await fs.writeFile(files.enabledPlugins, '[].\n');
}

async function startOn(
  places: ServerPlaces,
  program: string,
  ports: RabbitPorts,
  options: StartOptions,
) {
  await writeNodeFiles(places, ports);
  const child = await launch(places, {
    program,
    args: [],
    environment: nodeEnvironment(places, ports),
    detached: options.detached ?? false,
  });
  const url = urlOf(ports.amqp);
  const identity = await waitUntilReady(places, child, {
    port: ports.amqp,
    timeoutMs: START_TIMEOUT_MS,
    answers: () => takesConnections(url),
  });
  return { ...identity, port: ports.amqp, url };
}

/** A RabbitMQ node of our own under `home`, whatever CONCORD_RABBITMQ_URL says: for tests that kill or restart it. */
export async function startPrivateRabbit(options: StartOptions): Promise<RunningServer> {
  const places = await placesOf(options.home, 'rabbitmq');
  return await startOrAdopt(places, options, {
    ready: async (run) => {
      if (!(await takesConnections(run.url)))
        throw await startFailure(places, `runs (process ${run.pid}) but does not answer`);
    },
    start: async (report) => {
      const program = await resolveRabbitServer(report);
      const ports = await choosePorts(places, options);
      report(`starting RabbitMQ on port ${ports.amqp} …`);
      const started = await startOn(places, program, ports, options);
      await writePorts(places, { ...ports });
      return started;
    },
  });
}

/**
 * A RabbitMQ node in directories and on ports of its own under `home/rabbitmq`. With CONCORD_RABBITMQ_URL set: that
 * one, checked. A node of this home that runs already is adopted.
 */
export async function startRabbit(options: StartOptions): Promise<RunningServer> {
  const { rabbitmqUrl } = readEnvironment();
  return rabbitmqUrl === undefined
    ? await startPrivateRabbit(options)
    : await externalRabbit(rabbitmqUrl);
}
