import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { LocalStackError } from './local-stack-error';
import { runCommand } from './command';
import { commandOf } from './processes';

export const LOOPBACK = '127.0.0.1';

async function somethingListens(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: LOOPBACK, timeout: 500 });
  return await new Promise((resolve) => {
    const answer = (listening: boolean): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Both questions are needed: on macOS one may listen on 127.0.0.1 beside another who holds the port on all addresses. */
export async function portIsFree(port: number): Promise<boolean> {
  return !(await somethingListens(port)) && (await canListen(port));
}

/** Where a home begins to look for ports, so that stacks on one machine rarely meet: `base` + 0..399, stable per home. */
export function firstPort(home: string, base: number): number {
  return base + (createHash('sha256').update(home).digest().readUInt32BE(0) % 400);
}

async function linuxListener(port: number): Promise<number | undefined> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => fs.readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const rows = tables.flatMap((table) => table.split('\n')).map((row) => row.trim().split(/\s+/));
  // Columns of /proc/net/tcp: 1 local address:port in hex, 3 state (0A is LISTEN), 9 inode of the socket.
  const row = rows.find(
    (columns) => columns[1]?.endsWith(`:${hex}`) === true && columns[3] === '0A',
  );
  const inode = row?.[9];
  if (inode === undefined) return undefined;
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const descriptors = await fs.readdir(`/proc/${pid}/fd`).catch(() => []);
    const targets = await Promise.all(
      descriptors.map((fd) => fs.readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')),
    );
    if (targets.includes(`socket:[${inode}]`)) return Number(pid);
  }
  return undefined;
}

async function lsofListener(port: number): Promise<number | undefined> {
  const { code, output } = await runCommand(
    'lsof',
    ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'],
    { timeoutMs: 5_000 },
  );
  const pid = Number.parseInt(output, 10);
  return code === 0 && Number.isInteger(pid) ? pid : undefined;
}

/** The process that listens on the port; undefined if none does, or one of another user that we may not see. */
export async function listenerOf(port: number): Promise<number | undefined> {
  return process.platform === 'linux' ? await linuxListener(port) : await lsofListener(port);
}

/** Who listens on the port, as "process 4711 (postgres -D ...)"; as far as we are allowed to see it. */
export async function describeHolder(port: number): Promise<string> {
  const pid = await listenerOf(port);
  if (pid === undefined) return 'a process that this user may not see';
  return `process ${pid} (${((await commandOf(pid)) ?? 'command unknown').slice(0, 120)})`;
}

/** The error for a port that was asked for by number. */
export async function portTaken(server: string, port: number): Promise<LocalStackError> {
  return new LocalStackError(
    'port-taken',
    `${server} was to listen on port ${port}, but ${await describeHolder(port)} holds it.`,
    `stop that process, ask for another port, or name none and let a free one be chosen.`,
  );
}

export interface PortWish {
  readonly server: string;
  /** Asked for by number: this one or an error. */
  readonly exact: number | undefined;
  /** The one of the last run, tried first so that addresses stay. */
  readonly last: number | undefined;
  readonly first: number;
}

/** Chooses a port that is free now. */
export async function choosePort(wish: PortWish): Promise<number> {
  if (wish.exact !== undefined) {
    if (await portIsFree(wish.exact)) return wish.exact;
    throw await portTaken(wish.server, wish.exact);
  }
  if (wish.last !== undefined && (await portIsFree(wish.last))) return wish.last;
  for (let port = wish.first; port < wish.first + 200; port += 1) {
    if (await portIsFree(port)) return port;
  }
  throw new LocalStackError(
    'port-taken',
    `${wish.server} found no free port between ${wish.first} and ${wish.first + 199}.`,
    'stop some of the servers on this machine, or ask for a port by number.',
  );
}
