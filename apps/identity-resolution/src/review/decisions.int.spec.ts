import { conflictsAnswer, reviewAnswer } from '@concord/contracts/stewarding';
import { eventually } from '@concord/service-kit/testing';
import { z } from 'zod';
import { cleansed, IdentityUnderTest } from '../testing/identity-under-test';

const maria = { givenName: 'Maria', familyName: 'Ortiz', birthDate: '1985-03-04' };
const twin = { ...maria, email: 'maria.ortiz@ortizbakery.com', phone: '+12125550147' };
const mariaLopez = { givenName: 'Mia', familyName: 'Lopez', email: 'mia@lopez.net' };
const pedro = { givenName: 'Pedro', familyName: 'Ortiz', phone: '+12125550147' };

const more = {
  fields: { brand: { type: 'category' } },
  entities: { supplier: { fields: { company: { type: 'name.organization' } } } },
};

describe('the word of a steward', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
    await identity.apply({ reviewBand: 20 }, more);
    await identity.tell(cleansed('crm:1', 1, twin));
    await eventually(async () => expect(await identity.partition()).toHaveLength(1));
    await identity.tell(cleansed('erp:1', 1, twin), cleansed('shop:9', 1, mariaLopez));
    await eventually(async () =>
      expect(await identity.partition()).toEqual([['crm:1', 'erp:1'], ['shop:9']]),
    );
  });
  afterAll(() => identity.service.stop());

  const decide = (a: string, b: string, verdict: string) =>
    identity.service.request(
      'POST',
      '/v1/decisions',
      { a, b, verdict },
      {
        authorization: `Bearer ${identity.service.keys.steward}`,
      },
    );
  const withdraw = (a: string, b: string) =>
    identity.service.request('DELETE', `/v1/decisions?a=${a}&b=${b}`);

  it('joins what nothing else would join, at once', async () => {
    const known = await identity.entityOf('shop:9');
    expect(await decide('shop:9', 'crm:1', 'same')).toMatchObject({
      status: 200,
      body: { a: 'shop:9', b: 'crm:1', verdict: 'same', by: 'test-steward' },
    });
    expect(await identity.partition()).toEqual([['crm:1', 'erp:1', 'shop:9']]);
    expect(await identity.entity(known)).toMatchObject({ status: 'redirected' });
  });

  it('holds through an update and through settling', async () => {
    await identity.tell(cleansed('shop:9', 2, { ...mariaLopez, phone: '+34911234567' }));
    await eventually(async () =>
      expect(await identity.record('shop:9')).toMatchObject({ version: 2 }),
    );
    await identity.settled();
    expect(await identity.partition()).toEqual([['crm:1', 'erp:1', 'shop:9']]);
  });

  it('parts what everything else would join, and keeps it apart', async () => {
    await decide('crm:1', 'erp:1', 'different');
    expect(await identity.entityOf('crm:1')).not.toBe(await identity.entityOf('erp:1'));
    await identity.tell(cleansed('erp:1', 2, { ...twin, givenName: 'María' }));
    await eventually(async () =>
      expect(await identity.record('erp:1')).toMatchObject({ version: 2 }),
    );
    await identity.settled();
    expect(await identity.partition()).toEqual([['crm:1', 'shop:9'], ['erp:1']]);
  });

  it('holds in the next process', async () => {
    await identity.service.stop({ keep: true });
    identity = await IdentityUnderTest.start(identity.service.place);
    await identity.settled();
    expect(await identity.partition()).toEqual([['crm:1', 'shop:9'], ['erp:1']]);
  });

  it('can be taken back, from either side; what was before is again', async () => {
    expect((await withdraw('crm:1', 'shop:9')).status).toBe(204);
    expect((await withdraw('erp:1', 'crm:1')).status).toBe(204);
    await eventually(async () =>
      expect(await identity.partition()).toEqual([['crm:1', 'erp:1'], ['shop:9']]),
    );
    expect((await withdraw('erp:1', 'crm:1')).body).toMatchObject({ code: 'decision.unknown' });
  });

  it('is asked for where the evidence is not clear, and then no more', async () => {
    const asked = async () => {
      const { body } = await identity.service.request('GET', '/v1/reviews');
      return JSON.stringify(body);
    };
    await identity.tell(cleansed('erp:5', 1, pedro));
    await eventually(async () => expect(await asked()).toContain('erp:5'));
    const [other] = (await identity.partition()).filter((group) => group.includes('crm:1'));
    for (const key of other ?? []) await decide('erp:5', key, 'different');
    await eventually(async () => expect(await asked()).not.toContain('erp:5'));
    expect(await identity.partition()).toContainEqual(['erp:5']);
  });

  it('is only heard from a steward, about two records that are there', async () => {
    const reader = { authorization: `Bearer ${identity.service.keys.reader}` };
    const body = { a: 'crm:1', b: 'erp:1', verdict: 'same' };
    expect((await identity.service.request('POST', '/v1/decisions', body, reader)).status).toBe(
      403,
    );
    expect((await decide('crm:1', 'crm:1', 'same')).body).toMatchObject({
      code: 'decision.one-record',
    });
    expect((await decide('crm:1', 'crm:4711', 'same')).body).toMatchObject({
      code: 'record.unknown',
    });
    expect((await decide('crm', 'erp:1', 'perhaps')).body).toMatchObject({
      code: 'request.invalid',
      faults: [{ path: 'body.a' }, { path: 'body.verdict', expected: 'same | different' }],
    });
    await identity.tell(cleansed('erp:900', 1, { company: 'Acme' }, 'supplier'));
    await eventually(async () => expect(await identity.record('erp:900')).not.toBeNull());
    expect((await decide('crm:1', 'erp:900', 'same')).body).toMatchObject({
      code: 'decision.kinds-differ',
      detail: expect.stringContaining('crm:1 is a customer, erp:900 a supplier'),
    });
  });

  it('that contradicts others on a cycle is refused, with the records on the way', async () => {
    const names = { 'web:1': 'Ada', 'web:2': 'Ben', 'web:3': 'Cleo' };
    for (const [key, givenName] of Object.entries(names))
      await identity.tell(cleansed(key, 1, { givenName, familyName: `Of${givenName}` }));
    await eventually(async () => expect(await identity.record('web:3')).not.toBeNull());
    await decide('web:1', 'web:2', 'same');
    await decide('web:3', 'web:2', 'same');
    expect(await decide('web:1', 'web:3', 'different')).toMatchObject({
      status: 409,
      body: {
        code: 'decision.contradicts',
        detail: expect.stringContaining('web:1 → web:2 → web:3'),
      },
    });
    await withdraw('web:2', 'web:3');
    expect((await decide('web:1', 'web:3', 'different')).status).toBe(200);
    expect(await decide('web:2', 'web:3', 'same')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('web:1 → web:2 → web:3') },
    });
    expect(await identity.partition()).toEqual(
      expect.arrayContaining([['web:1', 'web:2'], ['web:3']]),
    );
    expect((await decide('web:1', 'web:2', 'different')).status).toBe(200);
  });

  it('holds when the model and the rules change, and is listed with who said it', async () => {
    await decide('web:1', 'web:3', 'same');
    const match = { profile: 'safe', ignore: ['email'], neverMergeAcross: ['brand'] };
    await identity.apply(match, more);
    await identity.settled();
    expect(await identity.partition()).toEqual(
      expect.arrayContaining([['web:1', 'web:3'], ['web:2']]),
    );
    const page = async (query: string) =>
      (await identity.service.request('GET', `/v1/decisions?${query}`)).body as {
        items: object[];
        next?: string;
      };
    const first = await page('limit=2');
    expect(first.items).toHaveLength(2);
    const rest = await page(`cursor=${first.next ?? ''}`);
    expect([...first.items, ...rest.items]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ a: 'web:1', b: 'web:3', verdict: 'same', by: 'test-steward' }),
      ]),
    );
  });

  it('gives way to what may never merge, and hears of it; conflicts that come later are listed', async () => {
    const brands = (a: string, b: string) => [
      cleansed('web:1', 2, { givenName: 'Ada', familyName: 'OfAda', brand: a }),
      cleansed('web:3', 2, { givenName: 'Cleo', familyName: 'OfCleo', brand: b }),
    ];
    await identity.tell(...brands('Contoso', 'Fabrikam'));
    await eventually(async () =>
      expect(await identity.partition()).toEqual(
        expect.arrayContaining([['web:1'], ['web:2'], ['web:3']]),
      ),
    );
    const { body } = await identity.service.request('GET', '/v1/conflicts');
    expect(conflictsAnswer.parse(body).kinds[0]?.conflicts).toEqual([
      expect.objectContaining({
        a: 'web:1',
        b: 'web:3',
        against: { by: 'neverMergeAcross', field: 'brand', a: 'web:1', b: 'web:3' },
      }),
    ]);
    await identity.settled();
    const { body: asked } = await identity.service.request('GET', '/v1/reviews');
    expect(z.object({ items: z.array(reviewAnswer) }).parse(asked).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ reason: 'conflict', a: 'web:1' })]),
    );
    await withdraw('web:1', 'web:3');
    expect(await decide('web:1', 'web:3', 'same')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('brand') },
    });
  });
});
