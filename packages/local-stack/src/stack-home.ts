import { promises as fs } from 'node:fs';
import { join, resolve } from 'node:path';
import { readJson, writeJson } from './json-file';
import type { ProcessIdentity } from './processes';

export type ServerName = 'mongodb' | 'rabbitmq';

/** What is written down of a started server, in `home/run/<server>.json`. */
export interface ServerRun extends ProcessIdentity {
  readonly port: number;
  readonly url: string;
  /** ISO 8601, for people. */
  readonly startedAt: string;
}

/** The places of one server below a home. */
export interface ServerPlaces {
  readonly home: string;
  readonly server: ServerName;
  readonly data: string;
  readonly log: string;
  /** What the server prints before its own log is open. */
  readonly startupLog: string;
  readonly run: string;
  readonly ports: string;
  readonly lock: string;
}

export async function placesOf(home: string, server: ServerName): Promise<ServerPlaces> {
  const absolute = resolve(home);
  await Promise.all(
    [server, 'logs', 'run'].map((folder) => fs.mkdir(join(absolute, folder), { recursive: true })),
  );
  // Symbolic links resolved, so that one home has one name whichever way it is reached.
  const root = await fs.realpath(absolute);
  return {
    home: root,
    server,
    data: join(root, server),
    log: join(root, 'logs', `${server}.log`),
    startupLog: join(root, 'logs', `${server}.startup.log`),
    run: join(root, 'run', `${server}.json`),
    ports: join(root, 'run', `${server}.ports.json`),
    lock: join(root, 'run', `${server}.lock`),
  };
}

const isServerRun = (value: object): value is ServerRun =>
  'pid' in value && 'started' in value && 'port' in value && 'url' in value && 'startedAt' in value;

export async function readRun(places: ServerPlaces): Promise<ServerRun | undefined> {
  return await readJson(places.run, isServerRun);
}

export async function writeRun(places: ServerPlaces, run: ServerRun): Promise<void> {
  await writeJson(places.run, run);
}

export async function forgetRun(places: ServerPlaces): Promise<void> {
  await fs.rm(places.run, { force: true });
}

export type Ports = Readonly<Record<string, number>>;

const isPorts = (value: object): value is Ports =>
  Object.values(value).every((port: unknown) => Number.isInteger(port));

/** The ports of the last run, kept beyond a stop so that addresses stay the same. */
export async function readPorts(places: ServerPlaces): Promise<Ports> {
  return (await readJson(places.ports, isPorts)) ?? {};
}

export async function writePorts(places: ServerPlaces, ports: Ports): Promise<void> {
  await writeJson(places.ports, ports);
}
