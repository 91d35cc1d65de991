import { promises as fs } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { writeJson } from './json-file';
import { findRunning, stopLeftovers } from './leftovers';
import { LocalStackError } from './local-stack-error';
import { startMongo, startPrivateMongo } from './mongodb';
import { identify, markerOf, processesMarked } from './processes';
import { removeHome, temporaryHome, testCache } from './testing/temporary-home';

jest.setTimeout(120_000);

let home: string;
beforeEach(async () => {
  home = await temporaryHome();
});
afterEach(async () => {
  delete process.env.CONCORD_MONGODB_URI;
  await removeHome(home);
});

const start = (port?: number) =>
  startPrivateMongo({
    home,
    cache: testCache,
    cacheSizeGb: 0.25,
    ...(port === undefined ? {} : { port }),
  });

async function withCustomers<T>(
  url: string,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(url);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const insert = (url: string, name: string) =>
  withCustomers(url, async (client) => {
    // A transaction: only a replica set has them.
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await client.db('crm').collection('customers').insertOne({ name }, { session });
      }),
    );
  });

const names = (url: string) =>
  withCustomers(url, async (client) => {
    const found = await client.db('crm').collection('customers').find().sort({ name: 1 }).toArray();
    return found.map((customer): unknown => customer.name);
  });

async function listenOn(port: number): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

describe(startPrivateMongo, () => {
  it('starts a replica set that takes transactions, is adopted by a second start, and leaves no process', async () => {
    const first = await start();
    await insert(first.url, 'Anna Müller');
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
    expect((await findRunning(home)).mongodb?.pid).toBe(first.pid);

    await second.stop();
    expect(await processesMarked(markerOf(home, 'mongodb'))).toEqual([]);
    expect(await findRunning(home)).toEqual({});
    const third = await start();
    expect(third.url).toBe(first.url);
    expect(await names(third.url)).toEqual(['Anna Müller']);
  });

  it('keeps what was committed when it is killed', async () => {
    const first = await start();
    await insert(first.url, 'Li Wei');
    await first.kill();
    expect(await findRunning(home)).toEqual({});
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await names(second.url)).toEqual(['Li Wei']);
  });

  it('moves to a free port with its data when another program has taken the last one', async () => {
    const first = await start();
    await insert(first.url, 'Jan Novák');
    await first.stop();
    const squatter = await listenOn(Number(new URL(first.url).port));
    const second = await start().finally(() => squatter.close());
    expect(second.url).not.toBe(first.url);
    expect(await names(second.url)).toEqual(['Jan Novák']);
  });

  it('says who holds a port that was asked for', async () => {
    const squatter = await listenOn(0);
    const port = portOf(squatter);
    const failure = await start(port).catch((error: unknown) => error);
    squatter.close();
    expect(failure).toBeInstanceOf(LocalStackError);
    expect(failure).toMatchObject({ code: 'port-taken' });
    expect(String(failure)).toContain(`port ${port}, but process ${process.pid} (`);
  });

  it('does not mistake another process that got the number of a killed server for the server', async () => {
    const url = 'mongodb://127.0.0.1:1/?replicaSet=concord';
    const stale = {
      pid: process.pid,
      started: 'another boot:42',
      port: 1,
      url,
      startedAt: '2024-02-29T08:00:00Z',
    };
    await writeJson(join(home, 'run', 'mongodb.json'), stale);
    expect(await findRunning(home)).toEqual({});
    const server = await start();
    expect(server).toMatchObject({ adopted: false });
    expect(server.pid).not.toBe(process.pid);
  });

  it('tells the end of the log and a remedy when the data cannot be read', async () => {
    const first = await start();
    await first.stop();
    await fs.writeFile(join(home, 'mongodb', 'WiredTiger.turtle'), 'not a turtle file');
    await fs.rm(join(home, 'mongodb', 'WiredTiger.wt'));
    const failure = await start().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'start-failed' });
    expect(String(failure)).toContain(join(home, 'logs', 'mongodb.log'));
    expect(String(failure)).toContain('WiredTiger');
  });
});

describe(startMongo, () => {
  it('names CONCORD_MONGODB_URI, without its password, when nothing answers there', async () => {
    process.env.CONCORD_MONGODB_URI =
      'mongodb://ada:secret@127.0.0.1:9/?serverSelectionTimeoutMS=300';
    const failure = await startMongo({ home }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'external-server-unreachable' });
    expect(String(failure)).toContain('CONCORD_MONGODB_URI is mongodb://ada:***@127.0.0.1:9/');
    expect(String(failure)).not.toContain('secret');
  });

  it('uses the MongoDB of CONCORD_MONGODB_URI and neither stops nor kills it', async () => {
    const own = await start();
    process.env.CONCORD_MONGODB_URI = own.url;
    const external = await startMongo({ home });
    expect(external).toMatchObject({ url: own.url, pid: undefined, adopted: true });
    await external.stop();
    await expect(external.kill()).rejects.toThrow('not ours to kill');
    expect(await names(own.url)).toEqual([]);
  });
});

describe(stopLeftovers, () => {
  it('finds a server whose starter was killed before it could write down the process id', async () => {
    const server = await start();
    await fs.rm(join(home, 'run', 'mongodb.json'));
    expect(await stopLeftovers(home)).toBe(1);
    // By the process, not by the port: a test beside this one may have taken that already.
    expect(server.pid).toBeDefined();
    expect(await identify(server.pid ?? 0)).toBeUndefined();
  });
});
