import { modelJob } from '@concord/contracts/match-models';
import { workReport } from '@concord/contracts/api';
import { eventually } from '@concord/service-kit/testing';
import { IdentityUnderTest } from '../testing/identity-under-test';
import { damagedCustomers } from '../testing/people';
import { ResolverProcess } from '../testing/resolver-process';

// Processes are started here: on a busy machine each takes its time.
jest.setTimeout(180_000);

const customers = damagedCustomers(430, 11);

describe('a process that is killed', () => {
  let identity: IdentityUnderTest;
  let place = '';

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
    await identity.load(customers);
    await eventually(async () => expect((await identity.models()).items).toHaveLength(2), 60_000);
    place = identity.service.place;
    await identity.service.stop({ keep: true });
  });
  afterAll(async () => {
    identity = await IdentityUnderTest.start(place);
    await identity.service.stop();
  });

  /** Goes on in this process, checks, and makes room for the next one. */
  const check = async (checks: () => Promise<void>) => {
    identity = await IdentityUnderTest.start(place);
    await checks();
    await identity.service.stop({ keep: true });
  };

  it('while it trains leaves no half version; the next one begins again', async () => {
    const killed = await ResolverProcess.start(place, process.env);
    const { id } = modelJob.parse(await killed.ask('POST', '/v1/models/customer/train'));
    await eventually(async () => {
      const job = modelJob.parse(await killed.ask('GET', `/v1/model-jobs/${id}`));
      expect(job).toMatchObject({ status: 'running', progress: { stage: 'learning' } });
    });
    await killed.kill();
    await check(async () => {
      await eventually(async () => {
        const { body } = await identity.service.request('GET', `/v1/model-jobs/${id}`);
        expect(body).toMatchObject({ status: 'completed', number: 3 });
      }, 60_000);
      expect((await identity.models()).items.map(({ number, status }) => [number, status])).toEqual(
        [
          [3, 'candidate'],
          [2, 'candidate'],
          [1, 'active'],
        ],
      );
      const pieces = identity.service.connection.collection<{ _id: string }>('modelParameters');
      const kept = await pieces
        .find({ _id: /^customer/ }, { projection: { _id: 1 }, sort: { _id: 1 } })
        .toArray();
      expect(kept.map(({ _id }) => _id)).toEqual(['customer/1/0', 'customer/2/0', 'customer/3/0']);
    });
  });

  it.each([
    ['while it activates a version', 2, 0],
    ['while it settles to the version before', 1, 300],
  ])('%s leaves one that serves; the next one settles to it', async (_, number, afterMs) => {
    const killed = await ResolverProcess.start(place, process.env);
    const path = `/v1/models/customer/${number}/activate`;
    const asked = killed.ask('POST', path).catch(() => 'the connection was cut');
    if (afterMs > 0) {
      await asked;
      await eventually(async () => {
        const { pending } = workReport.parse(await killed.ask('GET', '/v1/work'));
        expect(pending.settling).toBe(1);
      });
      await new Promise((resolve) => setTimeout(resolve, afterMs));
    }
    await killed.kill();
    await asked;
    await check(async () => {
      await identity.settled();
      const { items, kinds } = await identity.models();
      const serving = items.filter(({ status }) => status === 'active');
      expect(serving).toHaveLength(1);
      expect(kinds).toMatchObject([{ active: serving[0]?.number, settled: true }]);
      expect(identity.model().version).toBe(serving[0]?.name);
      expect(await identity.partition()).toEqual(identity.batch(customers));
      if (afterMs > 0) expect(serving[0]?.number).toBe(number);
    });
  });
});
