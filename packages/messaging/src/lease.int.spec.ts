import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { Lease } from './messaging';
import { silentLog } from './observer';
import { until } from './testing/test-bus';

describe(Lease.name, () => {
  let connection: Connection;
  beforeAll(async () => {
    const dbName = `test-${randomBytes(5).toString('hex')}`;
    connection = await mongoose
      .createConnection(process.env.CONCORD_MONGODB_URI ?? '', { dbName })
      .asPromise();
  });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('has one holder at a time, until it is given back', async () => {
    const first = new Lease(connection, { name: 'resolver:0', ttlMs: 10_000 });
    const second = new Lease(connection, { name: 'resolver:0', ttlMs: 10_000 });

    expect(await first.acquire()).toBe(true);
    expect(await second.acquire()).toBe(false);
    expect(second.token).toBeUndefined();
    await first.release();
    expect(await second.acquire()).toBe(true);
  });

  it('goes to one of many who ask at once', async () => {
    const askers = Array.from({ length: 10 }, () => new Lease(connection, { name: 'crowd' }));
    const answers = await Promise.all(askers.map((lease) => lease.acquire()));

    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('fences: every new holder has a higher token, and the old one cannot renew', async () => {
    const slow = new Lease(connection, { name: 'resolver:1', ttlMs: 100 });
    const quick = new Lease(connection, { name: 'resolver:1', ttlMs: 10_000 });
    await slow.acquire();
    const old = slow.token ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 150));

    expect(await quick.acquire()).toBe(true);
    expect(quick.token).toBeGreaterThan(old);
    expect(await slow.renew()).toBe(false);
    expect(slow.token).toBeUndefined();
  });

  it('tells the work when it is lost, and hands it to the one who waits', async () => {
    const stop = new AbortController();
    const tokens: number[] = [];
    const first = new Lease(connection, { name: 'resolver:2', ttlMs: 300 });
    const second = new Lease(connection, { name: 'resolver:2', ttlMs: 300 });
    const lost = new Promise<void>((resolve) => {
      void first.run(async ({ token, signal }) => {
        tokens.push(token);
        // Someone with the right to it (an operator) takes the lease away.
        await connection
          .collection<{ _id: string }>('leases')
          .updateOne(
            { _id: 'resolver:2' },
            { $set: { owner: 'operator', expiresAt: new Date(0) } },
          );
        await new Promise<void>((done) => signal.addEventListener('abort', () => done()));
        stop.abort();
        resolve();
      }, stop.signal);
    });
    await lost;
    const done = new AbortController();
    await second.run(({ token }) => {
      tokens.push(token);
      done.abort();
      return Promise.resolve();
    }, done.signal);

    expect(tokens).toHaveLength(2);
    expect(tokens[1]).toBeGreaterThan(tokens[0] ?? Infinity);
  });

  it('is renewed after it ran out, while nobody else took it', async () => {
    const late = new Lease(connection, { name: 'resolver:3', ttlMs: 50 });
    await late.acquire();
    const { token } = late;
    await new Promise((resolve) => setTimeout(resolve, 150));

    expect(await late.renew()).toBe(true);
    expect(late.token).toBe(token);
  });

  it('stays with a fenced holder that was held up for longer than it lasts', async () => {
    const stop = new AbortController();
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (_: object, text: string) => void warnings.push(text) };
    const lease = new Lease(connection, { name: 'resolver:4', ttlMs: 300, fenced: true, log });
    const tokens: number[] = [];
    let told = false;
    await lease.run(async ({ token, signal }) => {
      tokens.push(token);
      signal.addEventListener('abort', () => (told = !stop.signal.aborted));
      const end = performance.now() + 900;
      while (performance.now() < end);
      await until('the renewal', () => warnings.length > 0);
      stop.abort();
    }, stop.signal);

    expect({ tokens: tokens.length, told }).toEqual({ tokens: 1, told: false });
    expect(warnings).toEqual(['the lease had run out: this process was held up; nobody took it']);
  });

  it('tells a fenced holder, too, when another one has it', async () => {
    const stop = new AbortController();
    const held = new Lease(connection, { name: 'resolver:5', ttlMs: 300, fenced: true });
    const entries = connection.collection<{ _id: string }>('leases');
    await held.run(async ({ signal }) => {
      await entries.updateOne({ _id: 'resolver:5' }, { $set: { owner: 'another' } });
      await new Promise<void>((done) => signal.addEventListener('abort', () => done()));
      stop.abort();
    }, stop.signal);

    expect(held.token).toBeUndefined();
    expect(await entries.findOne({ _id: 'resolver:5' })).toMatchObject({ owner: 'another' });
  });

  it('goes to those who are prepared first, where others leave it to them for a while', async () => {
    const held = new Lease(connection, { name: 'resolver:6', ttlMs: 50 });
    const unprepared = new Lease(connection, { name: 'resolver:6', graceMs: () => 60_000 });
    const prepared = new Lease(connection, { name: 'resolver:6', graceMs: () => 0 });
    await held.acquire();
    await new Promise((resolve) => setTimeout(resolve, 150));

    expect(await unprepared.acquire()).toBe(false);
    expect(await prepared.acquire()).toBe(true);
    await prepared.release();
    expect(await unprepared.acquire()).toBe(true);
  });
});
