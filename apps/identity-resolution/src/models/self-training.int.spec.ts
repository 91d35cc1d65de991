import { setTimeout as pause } from 'node:timers/promises';
import { IdentityUnderTest } from '../testing/identity-under-test';
import { damagedCustomers } from '../testing/people';

const customers = damagedCustomers(430, 11);

describe('training by itself', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
  });
  afterAll(() => identity.service.stop());

  it('waits for the word of the workspace, and serves at once where it says so', async () => {
    await identity.apply({ training: 'off' });
    await identity.load(customers);
    await pause(1_500);
    expect((await identity.service.request('GET', '/v1/model-jobs')).body).toEqual({ items: [] });
    expect((await identity.models()).items).toHaveLength(1);

    await identity.apply({ training: 'activate' });
    await identity.settled();
    const { items, kinds } = await identity.models();
    expect(items).toMatchObject([
      { number: 2, status: 'active', made: { how: 'self' }, activations: [{ by: 'concord' }] },
      { number: 1, status: 'retired' },
    ]);
    expect(kinds).toMatchObject([{ active: 2, settled: true, training: 'activate' }]);
    expect(identity.model().version).toBe('trained-2');
    expect(await identity.partition()).toEqual(identity.batch(customers));
  });
});
