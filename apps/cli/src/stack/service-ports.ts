import { createConnection, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

async function somethingListens(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: LOOPBACK, timeout: 500 });
  return await new Promise((resolve) => {
    const answer = (listens: boolean): void => {
      socket.destroy();
      resolve(listens);
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
    // Without a host, as the services listen: another program on one address is in the way too.
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export async function portIsFree(port: number): Promise<boolean> {
  return !(await somethingListens(port)) && (await canListen(port));
}

/** The first `count` free ports from `first` on, in order. */
export async function chooseServicePorts(count: number, first: number): Promise<number[]> {
  const chosen: number[] = [];
  for (let port = first; chosen.length < count; port += 1) {
    if (port > 65_535) throw new Error(`fewer than ${count} free ports from ${first} on`);
    if (await portIsFree(port)) chosen.push(port);
  }
  return chosen;
}

const asked = ['ingestion', 'identity-resolution'];

/** Where services find those that they ask: `CONCORD_IDENTITY_RESOLUTION_URL`. */
export function addressSettings(
  services: readonly (readonly [name: string, port: number])[],
): Record<string, string> {
  return Object.fromEntries(
    services
      .filter(([name]) => asked.includes(name))
      .map(([name, port]): [string, string] => [
        `CONCORD_${name.replace('-', '_').toUpperCase()}_URL`,
        `http://${LOOPBACK}:${port}`,
      ]),
  );
}
