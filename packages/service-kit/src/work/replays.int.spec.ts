import { eventually, startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';
import { Log } from '../log/log';
import { Replays, type Replay } from './replays';
import { WorkRegistry } from './work-registry';

interface Mark {
  readonly _id: string;
}

describe('replays of stored records', () => {
  let service: TestService;
  const running: Replays[] = [];
  const log = new Log({ service: 'cleansing', level: 'silent', format: 'json' });

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((replays) => replays.stop()));
    await service.connection.collection('replays').deleteMany({});
  });
  afterAll(() => service.stop());

  /** Marks a hundred records, ten in a step; a mark that is there already would make a step fail. */
  async function marking(
    before: (replay: Replay, after: string) => void = () => undefined,
  ): Promise<{ replays: Replays; work: WorkRegistry }> {
    const { connection, messaging } = service;
    const work = new WorkRegistry();
    const marks = connection.collection<Mark>('marks');
    const replays = new Replays(
      { connection, messaging, work, log },
      {
        none: { marked: 0 },
        step: async (replay, after, { session }) => {
          before(replay, after);
          const first = after === '' ? 0 : Number(after) + 1;
          const ids = Array.from({ length: 10 }, (_, at) => first + at);
          await marks.insertMany(
            ids.map((id) => ({ _id: `${replay.id}/${id}` })),
            { session },
          );
          return { counts: { marked: 10 }, after: first === 90 ? undefined : String(first + 9) };
        },
      },
    );
    await replays.start();
    running.push(replays);
    return { replays, work };
  }

  const ended = async (replays: Replays, id: string): Promise<Replay> => {
    await eventually(
      async () => expect((await replays.show(id)).status).toMatch(/completed|failed/),
      30_000,
    );
    return await replays.show(id);
  };

  it('are pending work until they have come to their end', async () => {
    const { replays, work } = await marking();
    const { id } = await replays.add('ines', { source: 'crm' }, 100);
    expect((await work.ownWork()).pending).toHaveProperty('replays');
    expect(await ended(replays, id)).toMatchObject({
      ...{ status: 'completed', by: 'ines', about: { source: 'crm' }, total: 100 },
      counts: { marked: 100 },
    });
    expect((await work.ownWork()).pending).toEqual({ replays: 0 });
  });

  it('take each step once, though two processes do them', async () => {
    const [{ replays }] = await Promise.all([marking(), marking()]);
    const asked = await Promise.all(
      ['a', 'b', 'c'].map((source) => replays.add('ines', { source }, 100)),
    );
    for (const { id } of asked)
      expect(await ended(replays, id)).toMatchObject({
        ...{ status: 'completed', counts: { marked: 100 } },
      });
  });

  it('go on from the last step where one failed, and hold nobody up where it always does', async () => {
    let failed = false;
    const { replays } = await marking(({ about }, after) => {
      const source = Reflect.get(Object(about), 'source');
      if (source === 'broken' && after === '49') throw new Error('a step that cannot be done');
      if (source === 'once' && after === '29' && !failed) {
        failed = true;
        throw new Error('MongoDB was away');
      }
    });
    const [once, broken, after] = await Promise.all([
      replays.add('ines', { source: 'once' }, 100),
      replays.add('ines', { source: 'broken' }, 100),
      replays.add('ines', { source: 'fine' }, 100),
    ]);
    expect(await ended(replays, once.id)).toMatchObject({
      ...{ status: 'completed', counts: { marked: 100 } },
    });
    expect(await ended(replays, broken.id)).toMatchObject({
      ...{ status: 'failed', counts: { marked: 50 } },
      error: 'the same step failed again and again, see the log of the service',
    });
    expect(await ended(replays, after.id)).toMatchObject({ status: 'completed' });
    expect((await replays.latest()).map(({ status }) => status).sort()).toEqual([
      ...['completed', 'completed', 'failed'],
    ]);
  });

  it('that nobody asked for are not found', async () => {
    const { replays } = await marking();
    await expect(replays.show('x')).rejects.toMatchObject({ code: 'replay.unknown' });
  });
});
