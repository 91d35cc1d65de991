import { entityExplanationAnswer, pairExplanationAnswer } from '@concord/contracts/explanation';
import { eventually } from '@concord/service-kit/testing';
import { cleansed, IdentityUnderTest, removed } from '../testing/identity-under-test';

const newsletter = { givenName: 'Maria', email: 'maria.ortiz@ortizbakery.com' };
const shop = { familyName: 'Ortiz', phone: '+12125550147', birthDate: '1985-03-04' };
const maria = { ...newsletter, ...shop };
const wang = {
  givenName: 'Wei',
  familyName: 'Wang',
  email: 'wang.wei@sina.cn',
  birthDate: '1990-07-01',
};

describe('resolving records as they come', () => {
  let identity: IdentityUnderTest;
  /** The entities that the newsletter's and the shop's record got first. */
  let [first, second] = ['', ''];

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
  });
  afterAll(() => identity.service.stop());

  const events = (id: string) =>
    identity.announced
      .filter(({ entityId }) => entityId === id)
      .sort((a, b) => a.version - b.version);

  it('gives each new record an entity at once', async () => {
    await identity.tell(cleansed('newsletter:1', 1, newsletter));
    await eventually(async () => expect(await identity.record('newsletter:1')).not.toBeNull());
    await identity.tell(cleansed('shop:7', 1, shop));
    await eventually(async () => expect(await identity.record('shop:7')).not.toBeNull());
    first = await identity.entityOf('newsletter:1');
    second = await identity.entityOf('shop:7');
    expect(first).not.toBe(second);
    expect(await identity.entity(first)).toEqual({
      id: first,
      status: 'current',
      into: [],
      version: 1,
      records: ['newsletter:1'],
    });
    await eventually(() =>
      expect(events(second)).toMatchObject([
        { version: 1, cause: 'arrival', joined: [{ recordId: '7', record: { quality: 1 } }] },
      ]),
    );
  });

  it('merges two entities over a record that knows both; the older id survives', async () => {
    await identity.tell(cleansed('crm:3', 1, maria));
    await eventually(async () =>
      expect(await identity.partition()).toEqual([['crm:3', 'newsletter:1', 'shop:7']]),
    );
    expect(await identity.entityOf('shop:7')).toBe(first);
    expect(await identity.entity(second)).toMatchObject({
      status: 'redirected',
      into: [first],
      records: [],
    });
    await eventually(() =>
      expect(events(second)[1]).toMatchObject({
        status: 'redirected',
        into: [first],
        left: [{ source: 'shop', recordId: '7', to: first }],
      }),
    );
  });

  it('tells for two records why they are one customer', async () => {
    const { body } = await identity.service.request('GET', '/v1/explain?a=newsletter:1&b=crm:3');
    expect(body).toMatchObject({
      sameEntity: true,
      comparisons: expect.arrayContaining([
        expect.objectContaining({ fields: ['email'], level: 'equal' }),
      ]),
      sharedAtoms: expect.arrayContaining([
        { atom: expect.stringContaining('maria'), bits: expect.any(Number) },
      ]),
      entities: { a: first, b: first },
    });
    expect(pairExplanationAnswer.parse(body)).toEqual(body);
    const unknown = await identity.service.request('GET', '/v1/explain?a=newsletter:1&b=crm:99');
    expect(unknown.body).toMatchObject({ status: 404, code: 'record.unknown' });
  });

  it('tells for an entity, by its id, a former one or a record, how it came about', async () => {
    const explained = async (id: string) =>
      (await identity.service.request('GET', `/v1/entities/${id}/explanation`)).body;
    const body = await explained(first);
    expect(entityExplanationAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: first,
      records: ['crm:3', 'newsletter:1', 'shop:7'],
      merges: [{ by: 'evidence' }, { by: 'evidence' }],
    });
    expect(await explained('shop:7')).toEqual(body);
    expect(await explained(second)).toEqual(body);
    expect(await explained('crm:99')).toMatchObject({ status: 404, code: 'record.unknown' });
    expect(await explained('ent_01JCX3V7Q8R2M4N6P8S0T2V4X6')).toMatchObject({
      code: 'entity.unknown',
    });
  });

  it('changes nothing for a duplicate or an old version', async () => {
    const { version, sequence } = (await identity.record('crm:3')) ?? {};
    await identity.tell(cleansed('crm:3', 1, maria), cleansed('crm:3', 1, wang));
    await identity.tell(cleansed('erp:9', 1, wang));
    await eventually(async () => expect(await identity.record('erp:9')).not.toBeNull());
    expect(await identity.record('crm:3')).toMatchObject({ version, sequence, entityId: first });
  });

  it('splits again when that record is deleted, and gives the former id back', async () => {
    await identity.tell(removed('crm:3', 2));
    await eventually(async () => expect(await identity.entityOf('shop:7')).toBe(second));
    expect(await identity.entityOf('newsletter:1')).toBe(first);
    expect(await identity.record('crm:3')).toMatchObject({ entityId: null, version: 2 });
    expect(await identity.entity(second)).toMatchObject({ status: 'current', into: [] });
    await eventually(() => {
      expect(events(second).at(-1)).toMatchObject({
        status: 'current',
        joined: [{ recordId: '7' }],
      });
      expect(events(first).flatMap(({ left }) => left)).toMatchObject([
        { recordId: '3' },
        { recordId: '7', to: second },
      ]);
    });
  });

  it('does not let a late version bring a deleted record back', async () => {
    await identity.tell(cleansed('crm:3', 1, maria));
    await identity.tell(cleansed('crm:10', 1, { ...wang, email: 'w.wang@example.org' }));
    await eventually(async () => expect(await identity.record('crm:10')).not.toBeNull());
    expect(await identity.record('crm:3')).toMatchObject({ entityId: null, version: 2 });
  });

  it('moves a record that has come to speak of somebody else', async () => {
    const lee = { givenName: 'Ann', familyName: 'Lee', email: 'ann@annlee.com' };
    await identity.tell(cleansed('crm:20', 1, lee), cleansed('shop:20', 1, lee));
    await eventually(async () =>
      expect(await identity.partition()).toContainEqual(['crm:20', 'shop:20']),
    );
    await identity.tell(cleansed('shop:20', 2, wang));
    const other = await identity.entityOf('erp:9');
    await eventually(async () => expect(await identity.entityOf('shop:20')).toBe(other));
    await eventually(() =>
      expect(events(other).at(-1)).toMatchObject({
        joined: [{ source: 'shop', version: 2, record: { fields: { familyName: [{}] } } }],
      }),
    );
  });

  it('gives the id that ended with its last record back when the record returns', async () => {
    const ended = await identity.entityOf('newsletter:1');
    await identity.tell(removed('newsletter:1', 2));
    await eventually(async () =>
      expect(await identity.entity(ended)).toMatchObject({ status: 'retired', records: [] }),
    );
    await identity.tell(cleansed('newsletter:1', 3, newsletter));
    await eventually(async () => expect(await identity.entityOf('newsletter:1')).toBe(ended));
  });

  it('has an answer for every id that it issued, and 404 for any other', async () => {
    await identity.settled();
    for (const { entityId } of identity.announced) {
      const { status, into, records } = await identity.entity(entityId);
      expect(records.length > 0).toBe(status === 'current');
      expect(into).toHaveLength(status === 'redirected' ? 1 : 0);
    }
    const never = await identity.service.request(
      'GET',
      '/v1/entities/ent_00000000000000000000000000',
    );
    expect(never.body).toMatchObject({ status: 404, code: 'entity.unknown' });
  });

  it('announces versions of an entity and decisions about a record without a gap', () => {
    const ids = new Set(identity.announced.map(({ entityId }) => entityId));
    for (const id of ids)
      expect(events(id).map(({ version }) => version)).toEqual(events(id).map((_, at) => at + 1));
    const sequences = identity.announced
      .flatMap(({ joined, left }) => [...joined, ...left])
      .filter(({ source, recordId }) => source === 'shop' && recordId === '7')
      .map(({ sequence }) => sequence);
    expect([...new Set(sequences)].sort()).toEqual([1, 2, 3]);
  });
});
