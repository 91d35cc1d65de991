import { join } from 'node:path';
import { readEnvironment } from './environment';
import { externalMongo } from './external-servers';
import { reasonOf } from './local-stack-error';
import { resolveMongod, type MongodBinary } from './mongod-binary';
import { LOOPBACK, choosePort, firstPort } from './ports';
import { stillRuns } from './processes';
import { readyReplicaSet, REPLICA_SET } from './replica-set';
import type { MongoOptions, RunningServer } from './running-server';
import { startFailure } from './server-log';
import { killServer, launch, waitUntilReady } from './server-process';
import { startOrAdopt } from './start-or-adopt';
import { placesOf, readPorts, writePorts, type ServerPlaces } from './stack-home';

const FIRST_PORT = 27_200;
const START_TIMEOUT_MS = 90_000;

const urlOf = (port: number): string => `mongodb://${LOOPBACK}:${port}/?replicaSet=${REPLICA_SET}`;

function flags(places: ServerPlaces, port: number, cacheSizeGb: number): string[] {
  return [
    ...['--dbpath', places.data, '--port', String(port), '--bind_ip', LOOPBACK, '--nounixsocket'],
    ...[
      '--replSet',
      REPLICA_SET,
      '--oplogSize',
      '1024',
      '--wiredTigerCacheSizeGB',
      String(cacheSizeGb),
    ],
    ...['--logpath', places.log, '--logappend'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ];
}

async function startOn(
  places: ServerPlaces,
  binary: MongodBinary,
  port: number,
  options: MongoOptions,
) {
  const child = await launch(places, {
    program: binary.path,
    args: flags(places, port, options.cacheSizeGb ?? 1),
    environment: binary.environment,
    detached: options.detached ?? false,
  });
  const listening = { port, timeoutMs: START_TIMEOUT_MS, answers: () => Promise.resolve(true) };
  const identity = await waitUntilReady(places, child, listening);
  await readyReplicaSet(port, START_TIMEOUT_MS, () => stillRuns(identity)).catch(
    async (error: unknown) => {
      await killServer(places);
      throw await startFailure(places, `failed: ${reasonOf(error)}`);
    },
  );
  return { ...identity, port, url: urlOf(port) };
}

/** A MongoDB of our own under `home`, whatever CONCORD_MONGODB_URI says: for tests that kill it. */
export async function startPrivateMongo(options: MongoOptions): Promise<RunningServer> {
  const places = await placesOf(options.home, 'mongodb');
  return await startOrAdopt(places, options, {
    ready: (run) => readyReplicaSet(run.port, START_TIMEOUT_MS, () => stillRuns(run)),
    start: async (report) => {
      const binary = await resolveMongod(options.cache ?? join(places.home, 'cache'), report);
      const port = await choosePort({
        server: 'MongoDB',
        exact: options.port,
        last: (await readPorts(places)).port,
        first: firstPort(places.home, FIRST_PORT),
      });
      report(`starting MongoDB on port ${port} …`);
      const started = await startOn(places, binary, port, options);
      await writePorts(places, { port });
      return started;
    },
  });
}

/**
 * MongoDB as a replica set of one, data on disk under `home/mongodb`. With CONCORD_MONGODB_URI set: that one, checked.
 * A server of this home that runs already is adopted.
 */
export async function startMongo(options: MongoOptions): Promise<RunningServer> {
  const { mongodbUri } = readEnvironment();
  return mongodbUri === undefined
    ? await startPrivateMongo(options)
    : await externalMongo(mongodbUri);
}
