import { evaluationAnswer, sampleAnswer, type SampleAnswer } from '@concord/contracts/stewarding';
import { recordKey } from '@concord/contracts/names';
import { eventually } from '@concord/service-kit/testing';
import { cleansed, IdentityUnderTest } from '../testing/identity-under-test';
import { damagedCustomers } from '../testing/people';

/** Keys of copies end on the number of their customer: what a steward would see in the records. */
const customerOf = (key: string): string => key.split(':')[1] ?? key;

describe('the estimate of how right the partition is', () => {
  let identity: IdentityUnderTest;
  const people = damagedCustomers(80, 31);

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
    const items = people.map(({ key, fields }) => {
      const plain: Record<string, string> = {};
      for (const [name, [first]] of Object.entries(fields))
        if (typeof first?.value === 'string') plain[name] = first.value;
      return cleansed(key, 1, plain);
    });
    await identity.tell(...items);
    const last = items.at(-1);
    await eventually(async () =>
      expect(
        await identity.record(recordKey(last?.source ?? '', last?.recordId ?? '')),
      ).not.toBeNull(),
    );
    await identity.settled();
  });
  afterAll(() => identity.service.stop());

  const asSteward = () => ({ authorization: `Bearer ${identity.service.keys.steward}` });
  const draw = async (pairs: number, seed = 1): Promise<SampleAnswer> => {
    const body = { pairs, seed };
    const { service } = identity;
    const answer = await service.request('POST', '/v1/evaluation/samples', body, asSteward());
    return sampleAnswer.parse(answer.body);
  };
  const evaluate = async () =>
    evaluationAnswer.parse((await identity.service.request('GET', '/v1/evaluation')).body);

  it('asks for a sample first', async () => {
    const { body } = await identity.service.request('GET', '/v1/evaluation');
    expect(body).toMatchObject({ status: 404, code: 'sample.none' });
    const other = await identity.service.request('GET', '/v1/evaluation?kind=product');
    expect(other.body).toMatchObject({
      code: 'kind.unknown',
      detail: expect.stringContaining('customer'),
    });
  });

  it('draws the same pairs for the same seed, with what the records say', async () => {
    const first = await draw(60);
    expect(first.pairs).toHaveLength(60);
    expect((await draw(60)).pairs).toEqual(first.pairs);
    expect((await draw(60, 2)).pairs).not.toEqual(first.pairs);
    expect(first.pairs[0]?.left).toMatch(/\w+ · /);
  });

  it('says nothing without labels, a guess with few, and an interval that holds the truth with all', async () => {
    const { pairs } = await draw(60);
    expect(await evaluate()).toMatchObject({ labels: 0, asked: 60, enough: false });
    for (const [at, { a, b }] of pairs.entries()) {
      if (at === 20) expect(await evaluate()).toMatchObject({ labels: 20, enough: false });
      const verdict = customerOf(a) === customerOf(b) ? 'same' : 'different';
      const body = { a, b, verdict };
      const { status } = await identity.service.request('POST', '/v1/decisions', body, asSteward());
      expect(status).toBe(200);
    }
    const found = await evaluate();
    expect(found).toMatchObject({ labels: 60, enough: true });
    const { precision, recall } = found;
    expect(precision?.low).toBeLessThanOrEqual(precision?.estimate ?? 0);
    expect(precision?.estimate).toBeGreaterThan(0.8);
    expect(recall?.high).toBeGreaterThanOrEqual(recall?.estimate ?? 1);
    expect(found.strata.reduce((sum, { labelled }) => sum + labelled, 0)).toBe(60);
  });

  it('lets only stewards see whole records', async () => {
    const headers = { authorization: `Bearer ${identity.service.keys.reader}` };
    const { service } = identity;
    expect((await service.request('GET', '/v1/evaluation', undefined, headers)).status).toBe(200);
    const sample = await service.request('GET', '/v1/evaluation/sample', undefined, headers);
    expect(sample.status).toBe(403);
  });
});
