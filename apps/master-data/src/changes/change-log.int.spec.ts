import { createConnection, type Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GoldenVersion } from '../golden/stored-golden';
import { ChangeLog } from './change-log';

const version = (entityId: string, version: number): GoldenVersion => ({
  entityId,
  version,
  at: '2026-03-01T10:00:00.000Z',
  cause: 'arrival',
  status: 'current',
  into: [],
  changes: [],
});

describe(ChangeLog.name, () => {
  let connection: Connection;
  let log: ChangeLog;

  beforeEach(async () => {
    const dbName = `t${randomBytes(6).toString('hex')}`;
    connection = await createConnection(process.env.CONCORD_MONGODB_URI ?? '', {
      dbName,
    }).asPromise();
    log = new ChangeLog(connection);
    await log.onModuleInit();
    await connection.createCollection('entities');
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  const names = async (after: number, limit = 1_000) =>
    (await log.after(after, limit)).map(({ position, versionId }) => [position, versionId]);

  it('has what a slow transaction left behind what faster ones left meanwhile, and passes over nothing', async () => {
    let finishSlow = (): void => undefined;
    const mayFinish = new Promise<void>((resolve) => (finishSlow = resolve));
    let began = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (began = resolve));
    const slow = connection.transaction(async (session) => {
      await log.note([version('slow', 1)], session);
      began();
      await mayFinish;
    });
    await hasBegun;
    await connection.transaction((session) => log.note([version('fast', 1)], session));
    await log.number(new Date());
    expect(await names(0)).toEqual([[1, 'fast@0000000001']]);

    finishSlow();
    await slow;
    await log.number(new Date());
    expect(await names(1)).toEqual([[2, 'slow@0000000001']]);
  });

  it('loses and repeats nothing for a reader that restarts, under many writers and two that number', async () => {
    const entities = Array.from({ length: 12 }, (_, index) => `ent${index}`);
    const committed: string[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < 25; round++) {
        const mine = entities.filter((_, index) => (index + round + writer) % 4 === 0);
        const fails = (round + writer) % 7 === 0;
        const made = await connection.transaction(async (session) => {
          const versions: GoldenVersion[] = [];
          for (const id of mine) {
            const counted = await connection
              .collection<{ _id: string; version: number }>('entities')
              .findOneAndUpdate(
                { _id: id },
                { $inc: { version: 1 } },
                { session, upsert: true, returnDocument: 'after' },
              );
            versions.push(version(id, counted?.version ?? 0));
          }
          await log.note(versions, session);
          // Commits come in another order than writes.
          await sleep(((round * 7 + writer * 3) % 5) * 3);
          if (fails) await session.abortTransaction();
          return versions;
        });
        if (!fails) committed.push(...made.map((one) => `${one.entityId}@${one.version}`));
      }
    };
    const writing = new AbortController();
    const numbering = Promise.all(
      [1, 2].map(async () => {
        while (!writing.signal.aborted || (await log.number(new Date())) > 0) {
          await log.number(new Date());
          await sleep(1);
        }
      }),
    );
    const seen: (readonly [number, string])[] = [];
    const reading = (async () => {
      // Each round is a new start: the cursor is all that the reader has kept.
      for (let cursor = 0; ;) {
        const done = writing.signal.aborted && (await log.number(new Date())) === 0;
        const page = await new ChangeLog(connection).after(cursor, 7);
        seen.push(...page.map(({ position, versionId }) => [position, versionId] as const));
        cursor = page.at(-1)?.position ?? cursor;
        if (page.length === 0 && done) return;
      }
    })();

    await Promise.all([0, 1, 2, 3, 4, 5].map(write));
    writing.abort();
    await Promise.all([numbering, reading]);

    expect(committed.length).toBeGreaterThan(300);
    expect(seen.map(([position]) => position)).toEqual(seen.map((_, index) => index + 1));
    const plain = seen.map(([, id]) => id.replace(/@0+/, '@'));
    expect([...plain].sort()).toEqual([...committed].sort());
    for (const id of entities) {
      const versions = plain.filter((one) => one.startsWith(`${id}@`));
      expect(versions).toEqual(versions.map((_, index) => `${id}@${index + 1}`));
    }
  });

  it('keeps the order within a transaction of more than a batch', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) => version('ent', index + 1));
    await connection.transaction((session) => log.note(many, session));
    await log.number(new Date());
    const read = await names(498, 700);
    expect(read[0]).toEqual([499, 'ent@0000000499']);
    expect(read.at(-1)).toEqual([1_198, 'ent@0000001198']);
    expect(await log.extent()).toEqual({ head: 1_203, trimmed: 0 });
  });

  it('drops what is old, says so, and never goes on behind a gap', async () => {
    for (const [day, id] of ['ann', 'ben', 'cem'].entries()) {
      await connection.transaction((session) => log.note([version(id, 1)], session));
      await log.number(new Date(Date.UTC(2026, 2, 1 + day)));
    }
    await log.trim(new Date(Date.UTC(2026, 2, 3)));
    expect(await log.extent()).toEqual({ head: 3, trimmed: 2 });
    expect(await names(2)).toEqual([[3, 'cem@0000000001']]);
    expect(await names(1)).toEqual([]);
    await log.trim(new Date(Date.UTC(2026, 5, 1)));
    expect(await log.extent()).toEqual({ head: 3, trimmed: 3 });
    await connection.transaction((session) => log.note([version('dan', 1)], session));
    await log.number(new Date());
    expect(await names(3)).toEqual([[4, 'dan@0000000001']]);
  });
});
