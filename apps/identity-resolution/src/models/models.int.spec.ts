import { modelDetail, modelJob, type ModelJob } from '@concord/contracts/match-models';
import { eventually } from '@concord/service-kit/testing';
import { IdentityUnderTest, matchRecord, removed, upserted } from '../testing/identity-under-test';
import { damagedCustomers } from '../testing/people';

/** About 1,300 records, most of which say something of their own. */
const customers = damagedCustomers(430, 11);
/** A stranger, and a copy of a customer. */
const late = [
  matchRecord('late:1', { email: 'late.riser@example.com' }),
  { key: 'late:2', fields: customers[5]?.fields ?? {} },
];

async function finished(identity: IdentityUnderTest, id: string): Promise<ModelJob> {
  let job: ModelJob | undefined;
  await eventually(async () => {
    const { body } = await identity.service.request('GET', `/v1/model-jobs/${id}`);
    job = modelJob.parse(body);
    expect(['completed', 'failed']).toContain(job.status);
  }, 60_000);
  if (job === undefined) throw new Error('no job was answered');
  return job;
}

describe('the life of a model', () => {
  let identity: IdentityUnderTest;
  let byBuiltIn: string[][] = [];
  let byTrained: string[][] = [];
  let idsBefore = new Map<string, string>();

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
  });
  afterAll(() => identity.service.stop());

  const post = (path: string, body: object = {}) => identity.service.request('POST', path, body);

  it('begins with the built-in priors as version 1', async () => {
    await eventually(async () =>
      expect((await identity.models()).kinds).toMatchObject([
        { kind: 'customer', active: 1, training: 'suggest', trainsAt: 1_000 },
      ]),
    );
    const { items } = await identity.models();
    expect(items).toMatchObject([
      { number: 1, name: 'built-in-1', status: 'active', made: { how: 'built-in' }, records: 0 },
    ]);
    const { body } = await identity.service.request('GET', '/v1/models/customer/1');
    expect(modelDetail.parse(body).parameters).toMatchObject({
      version: 'built-in-1',
      comparisons: expect.arrayContaining([expect.objectContaining({ name: 'birthDate' })]),
      frequencies: expect.objectContaining({ given: expect.anything() }),
    });
  });

  it('trains by itself when enough records are there; what comes of it is a candidate', async () => {
    await identity.load(customers);
    byBuiltIn = await identity.partition();
    idsBefore = await identity.ids();
    await eventually(async () => expect((await identity.models()).items).toHaveLength(2), 60_000);
    const { kinds, items } = await identity.models();
    expect(items[0]).toMatchObject({
      ...{ number: 2, name: 'trained-2', status: 'candidate', base: 1, decisions: 0 },
      made: { how: 'self', by: 'concord' },
      records: customers.length,
      fit: { missing: [], changed: [], unused: [] },
    });
    expect(kinds[0]?.trainsAt).toBeGreaterThanOrEqual(2_000);
    expect(await identity.partition()).toEqual(byBuiltIn);
    const { parameters } = modelDetail.parse(
      (await identity.service.request('GET', '/v1/models/customer/2')).body,
    );
    expect(JSON.stringify(parameters)).toContain('contents');
  });

  it('shows beforehand what would change, with the weights that make it so', async () => {
    const answer = await post('/v1/models/compare', { kind: 'customer', a: 1, b: 2 });
    expect(answer.status).toBe(202);
    const { status, comparison, progress } = await finished(
      identity,
      modelJob.parse(answer.body).id,
    );
    expect(status).toBe('completed');
    expect(progress).toBeUndefined();
    expect(comparison).toMatchObject({
      records: customers.length,
      a: { number: 1, entities: byBuiltIn.length },
      b: { number: 2 },
    });
    const { merging = 0, splitting = 0, moving = 0, samples = [] } = comparison ?? {};
    expect(merging + splitting).toBeGreaterThan(0);
    expect(moving).toBeGreaterThan(0);
    expect(samples.length).toBeGreaterThan(0);
    for (const { a, b, pair, weights } of samples) {
      expect(a.flat().sort()).toEqual(b.flat().sort());
      expect(a.flat()).toEqual(expect.arrayContaining([pair.one, pair.other]));
      expect(weights.length).toBeGreaterThan(0);
    }
  });

  it('serves when it is activated: records are matched anew, ids survive, events tell why', async () => {
    const told = identity.announced.length;
    const { body } = await post('/v1/models/customer/2/activate');
    expect(body).toMatchObject({
      number: 2,
      status: 'active',
      activations: [{ by: 'test-admin' }],
    });
    expect(identity.model().version).toBe('trained-2');
    byTrained = identity.batch(customers);
    expect(byTrained).not.toEqual(byBuiltIn);
    await identity.settled();
    expect(await identity.partition()).toEqual(byTrained);
    expect((await identity.models()).kinds).toMatchObject([{ active: 2, settled: true }]);

    const news = identity.announced.slice(told);
    expect(news.length).toBeGreaterThan(0);
    expect(new Set(news.map(({ cause }) => cause))).toEqual(new Set(['model']));
    const idsNow = await identity.ids();
    // What is made of whole entities keeps the id of one of them.
    const merged = byTrained.filter((group) => {
      const ids = new Set(group.map((key) => idsBefore.get(key)));
      return [...idsBefore].every(([key, id]) => !ids.has(id) || group.includes(key));
    });
    expect(merged.length).toBeGreaterThan(0);
    for (const group of merged)
      expect(group.map((key) => idsBefore.get(key))).toContain(idsNow.get(group[0] ?? ''));
  });

  it('goes back to the version before, and with it partition and ids', async () => {
    const { body } = await post('/v1/models/customer/rollback');
    expect(body).toMatchObject({
      number: 1,
      status: 'active',
      activations: [{}, { rollback: true }],
    });
    await identity.settled();
    expect(await identity.partition()).toEqual(byBuiltIn);
    expect(await identity.ids()).toEqual(idsBefore);
    expect((await identity.models()).items.map(({ status }) => status)).toEqual([
      'retired',
      'active',
    ]);
    expect(await post('/v1/models/customer/rollback')).toMatchObject({
      status: 409,
      body: { code: 'model.nothing-before' },
    });
  });

  it('answers a record that comes while the others are matched anew, under the new model', async () => {
    const activated = post('/v1/models/customer/2/activate');
    await identity.tell(...late.map((record) => upserted(record, 1)));
    await eventually(async () => expect(await identity.record('late:1')).not.toBeNull());
    await eventually(async () => expect(await identity.record('late:2')).not.toBeNull());
    expect((await activated).status).toBe(200);
    await identity.settled();
    expect(await identity.partition()).toEqual(identity.batch([...customers, ...late]));
  });

  it('misses nothing of what changes while the engines of the other model are loaded', async () => {
    const groups = (await identity.partition()).filter((group) => group.length > 1);
    const [changed = '', leaving = '', one = '', other = ''] = groups.flatMap(
      (group) => group[0] ?? [],
    );
    const latest = new Map([...customers, ...late].map((record) => [record.key, record]));
    for (const [round, number] of [1, 2, 1, 2].entries()) {
      const activated = post(`/v1/models/customer/${number}/activate`);
      const fields = customers[round * 50]?.fields ?? {};
      latest.set(changed, { key: changed, fields });
      const verdict = round % 2 === 0 ? 'same' : 'different';
      await identity.tell(upserted({ key: changed, fields }, 2 + round));
      await identity.tell(removed(leaving, 2 + round));
      const [decided] = await Promise.all([
        post('/v1/decisions', { a: one, b: other, verdict }),
        activated,
      ]);
      expect(decided.status).toBe(200);
    }
    latest.delete(leaving);
    await eventually(async () =>
      expect(await identity.record(changed)).toMatchObject({ version: 5 }),
    );
    await identity.settled();
    const decisions = [{ a: one, b: other, verdict: 'different' }] as const;
    expect(await identity.partition()).toEqual(identity.batch(latest.values(), decisions));
    const { body } = await identity.service.request('GET', '/v1/stats');
    expect(body).toMatchObject({
      kinds: expect.arrayContaining([
        expect.objectContaining({ entities: (await identity.partition()).length }),
      ]),
    });
    await identity.service.request('DELETE', `/v1/decisions?a=${one}&b=${other}`);
  });

  it('is trained on command with the decisions of stewards', async () => {
    const [one = '', other = ''] = (await identity.partition()).flatMap((group) =>
      group.length > 1 ? [group] : [],
    )[0] ?? ['', ''];
    await post('/v1/decisions', { a: one, b: other, verdict: 'same' });
    const { body, status } = await post('/v1/models/customer/train');
    expect(status).toBe(202);
    const job = await finished(identity, modelJob.parse(body).id);
    expect(job).toMatchObject({ status: 'completed', number: 3, by: 'test-admin' });
    expect((await identity.models()).items[0]).toMatchObject({
      ...{ number: 3, status: 'candidate', decisions: 1 },
      made: { how: 'command', by: 'test-admin' },
    });
  });

  it('tells what a version lacks when the fields of the workspace change', async () => {
    await identity.apply({ ignore: ['birthDate'], training: 'off' });
    await eventually(async () =>
      expect((await identity.models()).items[0]?.fit?.unused).toEqual(['birthDate']),
    );
    expect((await identity.models()).kinds[0]).not.toHaveProperty('trainsAt');
    await identity.apply();
  });

  it('is only changed by operators, and only to what there is', async () => {
    const as = (key: string) => ({ authorization: `Bearer ${key}` });
    const { reader, steward, operator } = identity.service.keys;
    const asked = (path: string, key: string) =>
      identity.service.request('POST', path, {}, as(key));
    expect((await asked('/v1/models/customer/train', steward)).status).toBe(403);
    expect((await asked('/v1/models/customer/2/activate', reader)).status).toBe(403);
    expect(
      (await identity.service.request('GET', '/v1/models', undefined, as(reader))).status,
    ).toBe(200);
    expect(await asked('/v1/models/customer/99/activate', operator)).toMatchObject({
      status: 404,
      body: { code: 'model.unknown' },
    });
    expect(await asked('/v1/models/partner/train', operator)).toMatchObject({
      status: 404,
      body: { code: 'model.kind-unknown' },
    });
    expect((await identity.service.request('GET', '/v1/model-jobs/none')).body).toMatchObject({
      code: 'job.unknown',
    });
  });
});
