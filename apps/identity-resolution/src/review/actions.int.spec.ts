import { actionResult, type ActionResult } from '@concord/contracts/stewarding';
import { AuditLog } from '@concord/service-kit';
import { ChainCheck } from '@concord/service-kit/audit-chain';
import { eventually } from '@concord/service-kit/testing';
import { cleansed, IdentityUnderTest } from '../testing/identity-under-test';

const maria = {
  givenName: 'Maria',
  familyName: 'Ortiz',
  birthDate: '1985-03-04',
  email: 'maria.ortiz@ortizbakery.com',
};
const moved = { givenName: 'Mia', familyName: 'Lopez', email: 'mia@lopez.net' };

describe('what stewards do by hand', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
    await identity.apply({ reviewBand: 20 });
    await identity.tell(
      cleansed('crm:1', 1, maria),
      cleansed('erp:1', 1, maria),
      cleansed('shop:1', 1, moved),
      cleansed('shop:2', 1, { ...moved, phone: '+34911234567' }),
    );
    await eventually(async () => expect(await identity.partition()).toEqual(apart));
    await identity.settled();
  });
  afterAll(() => identity.service.stop());

  const apart = [
    ['crm:1', 'erp:1'],
    ['shop:1', 'shop:2'],
  ];
  const together = [['crm:1', 'erp:1', 'shop:1', 'shop:2']];

  const ask = (
    method: string,
    path: string,
    body?: unknown,
    role: 'steward' | 'reader' = 'steward',
  ) =>
    identity.service.request(method, path, body, {
      authorization: `Bearer ${identity.service.keys[role]}`,
    });
  const act = async (body: object, query = ''): Promise<ActionResult> => {
    const answer = await ask('POST', `/v1/actions${query}`, body);
    if (answer.status !== 200) throw new Error(answer.text);
    return actionResult.parse(answer.body);
  };
  const undo = async (id: string, query = '') =>
    await ask('POST', `/v1/actions/${id}/undo${query}`);
  const merging = async () => ({
    type: 'merge',
    entities: [await identity.entityOf('crm:1'), await identity.entityOf('shop:1')],
    comment: 'she married and moved',
  });
  const seen = async () => [await identity.partition(), [...(await identity.ids())]];

  it('a merge is shown before it happens, and nothing has happened then', async () => {
    const before = await seen();
    const body = await merging();
    const shown = await act(body, '?preview=true');
    expect(shown).toMatchObject({
      preview: true,
      action: { type: 'merge', by: 'test-steward', comment: 'she married and moved' },
      entities: expect.arrayContaining([
        expect.objectContaining({ status: 'current', after: together[0] }),
        expect.objectContaining({ status: 'redirected', after: [] }),
      ]),
    });
    await identity.settled();
    expect(await seen()).toEqual(before);
    expect((await ask('GET', '/v1/actions')).body).toEqual({ items: [] });

    const done = await act(body);
    expect(done.entities).toEqual(shown.entities);
    expect(await identity.partition()).toEqual(together);
  });

  it('a merge holds through loads and other rules, and undone leaves every id where it was', async () => {
    await identity.tell(cleansed('shop:1', 2, { ...moved, email: 'mia.lopez@lopez.net' }));
    await eventually(async () =>
      expect(await identity.record('shop:1')).toMatchObject({ version: 2 }),
    );
    await identity.apply({ profile: 'safe', reviewBand: 20, ignore: ['email'] });
    await identity.settled();
    expect(await identity.partition()).toEqual(together);
    await identity.apply({ reviewBand: 20 });
    await identity.tell(cleansed('shop:1', 3, moved));
    await eventually(async () =>
      expect(await identity.record('shop:1')).toMatchObject({ version: 3 }),
    );
    const { body } = await ask('GET', '/v1/actions');
    const [{ id, entities }] = (body as { items: [{ id: string; entities: string[] }] }).items;
    expect(await undo(id, '?preview=true')).toMatchObject({
      body: { entities: expect.arrayContaining([expect.objectContaining({ after: apart[1] })]) },
    });
    expect(await identity.partition()).toEqual(together);
    expect(await undo(id)).toMatchObject({ body: { action: { undone: { by: 'test-steward' } } } });
    await identity.settled();
    expect(await identity.partition()).toEqual(apart);
    expect(await identity.entityOf('crm:1')).toBe(entities[0]);
    expect(await identity.entityOf('shop:1')).toBe(entities[1]);
    expect(await undo(id)).toMatchObject({ status: 409, body: { code: 'action.undone' } });
  });

  it('one record out of a customer merged by hand leaves the others; undoing goes backwards', async () => {
    const merged = await act(await merging());
    const entity = await identity.entityOf('crm:1');
    const split = await act({ type: 'split', entity, records: ['crm:1'] });
    await identity.settled();
    expect(await identity.partition()).toEqual([['crm:1'], ['erp:1', 'shop:1', 'shop:2']]);
    expect(await undo(merged.action.id)).toMatchObject({
      status: 409,
      body: { code: 'action.superseded', detail: expect.stringContaining(split.action.id) },
    });
    await undo(split.action.id);
    await identity.settled();
    expect(await identity.partition()).toEqual(together);
    await undo(merged.action.id);
    await identity.settled();
    expect(await identity.partition()).toEqual(apart);
  });

  it('what contradicts others names the records, and nothing is stored of the whole', async () => {
    const entity = await identity.entityOf('crm:1');
    const split = await act({ type: 'split', entity, records: ['erp:1'] });
    const before = await seen();
    const decisions = [
      { a: 'shop:1', b: 'crm:1', verdict: 'same' },
      { a: 'shop:1', b: 'erp:1', verdict: 'same' },
    ];
    const refused = await ask('POST', '/v1/actions', { type: 'decide', decisions });
    expect(refused).toMatchObject({ status: 409, body: { code: 'decision.contradicts' } });
    expect(refused.text).toContain('crm:1');
    expect(refused.text).toContain('erp:1');
    const entities = [await identity.entityOf('crm:1'), await identity.entityOf('erp:1')];
    expect(await ask('POST', '/v1/actions', { type: 'merge', entities })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(split.action.id) },
    });
    await identity.settled();
    expect(await seen()).toEqual(before);
    await undo(split.action.id);
    await identity.settled();
  });

  it.each([
    ['an unknown entity', 404, 'entity.unknown', { entity: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4ZZ' }],
    ['a record of another customer', 400, 'split.not-in-entity', { records: ['shop:1'] }],
    ['all of its records', 400, 'split.all', { records: ['crm:1', 'erp:1'] }],
  ])('taking out %s is refused with %i %s', async (_, status, code, parts) => {
    const entity = await identity.entityOf('crm:1');
    const body = { type: 'split', entity, records: ['crm:1'], ...parts };
    expect(await ask('POST', '/v1/actions', body)).toMatchObject({ status, body: { code } });
  });

  it('an id that was merged names the one it lives on in; readers may not act', async () => {
    const body = await merging();
    const { action } = await act(body);
    const answer = await ask('POST', '/v1/actions', body);
    expect(answer).toMatchObject({ status: 409, body: { code: 'entity.merged' } });
    expect(answer.text).toContain(await identity.entityOf('crm:1'));
    await undo(action.id);
    expect(await ask('POST', '/v1/actions', body, 'reader')).toMatchObject({ status: 403 });
    await identity.settled();
  });

  it('questions are filtered, claimed by one, put off, and decided many at once', async () => {
    const doubtful = { givenName: 'Maria', familyName: 'Ortiz', phone: '+12125550147' };
    await identity.tell(
      cleansed('web:1', 1, doubtful),
      cleansed('web:2', 1, { givenName: 'Mia', familyName: 'Lopez', phone: '+34917654321' }),
    );
    const reviews = async (query: string) =>
      (await ask('GET', `/v1/reviews?${query}`)).body as { items: { a: string; b: string }[] };
    await eventually(async () =>
      expect((await reviews('source=web')).items.length).toBeGreaterThan(1),
    );
    await identity.settled();
    const { items } = await reviews('source=web&sort=weight');
    expect((await reviews('source=nobody')).items).toEqual([]);
    const pairs = items.map(({ a, b }) => ({ a, b }));
    const claimed = await ask('POST', '/v1/reviews/claims', { pairs, minutes: 5 });
    expect(claimed).toMatchObject({ status: 200, body: { by: 'test-steward' } });
    const { id } = claimed.body as { id: string };
    const admin = (body: object) => identity.service.request('POST', '/v1/actions', body);
    const [first] = pairs;
    const decision = {
      ...first,
      verdict: 'later',
      until: '2099-01-01T00:00:00Z',
      comment: 'ask her',
    };
    expect(await admin({ type: 'decide', decisions: [decision] })).toMatchObject({
      status: 409,
      body: { code: 'review.claimed', detail: expect.stringContaining('test-steward') },
    });
    await act({ type: 'decide', decisions: [decision], claim: id });
    expect((await reviews('state=later')).items).toMatchObject([{ later: { comment: 'ask her' } }]);
    expect((await reviews('source=web')).items).toHaveLength(items.length - 1);
    expect((await reviews('state=mine')).items).toHaveLength(items.length - 1);

    await identity.service.connection
      .collection('claims')
      .updateMany({}, { $set: { until: new Date(0) } });
    const rest = pairs.slice(1).map((pair) => ({ ...pair, verdict: 'different' }));
    expect(
      await ask('POST', '/v1/actions', { type: 'decide', decisions: rest, claim: id }),
    ).toMatchObject({ status: 409, body: { code: 'claim.expired' } });
    const { action } = await act({ type: 'decide', decisions: rest });
    await identity.settled();
    expect((await reviews('source=web')).items).toEqual([]);
    await undo(action.id);
    await eventually(async () =>
      expect((await reviews('source=web')).items).toHaveLength(items.length - 1),
    );
  });

  it('all of it stands in the audit log, which holds', async () => {
    const audit = identity.service.app.get(AuditLog);
    const check = new ChainCheck('identity-resolution');
    const actions = new Set<string>();
    for await (const entry of audit.all()) {
      check.add(entry);
      actions.add(entry.action);
    }
    expect(check.end(await audit.head())).toBeUndefined();
    expect([...actions].sort()).toEqual([
      'action.undone',
      'customer.split',
      'customers.merged',
      'decision.made',
      'reviews.claimed',
      'setup.replaced',
    ]);
  });
});
