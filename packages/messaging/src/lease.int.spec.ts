import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { Lease } from './messaging';

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
});
