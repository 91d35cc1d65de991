import { eventually } from '@concord/service-kit/testing';
import { cleansed, IdentityUnderTest } from '../testing/identity-under-test';

const maria = { givenName: 'Maria', familyName: 'Ortiz', email: 'maria.ortiz@ortizbakery.com' };
const pedro = { givenName: 'Pedro', familyName: 'Ortiz', phone: '+12125550147' };

describe('a record that nobody stores', () => {
  let identity: IdentityUnderTest;

  beforeAll(async () => {
    identity = await IdentityUnderTest.start();
    await identity.tell(cleansed('crm:1', 1, maria), cleansed('shop:7', 1, pedro));
    await eventually(async () => expect(await identity.partition()).toHaveLength(2));
  });
  afterAll(() => identity.service.stop());

  const ask = (body: object) => identity.service.request('POST', '/v1/candidates', body);

  it('is told whom it may mean, by which evidence, and leaves no trace', async () => {
    const fields = { familyName: [{ value: 'Ortiz' }], email: [{ value: maria.email }] };
    const { status, body } = await ask({ kind: 'customer', fields });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      thresholds: { same: expect.any(Number) },
      candidates: [
        {
          entityId: await identity.entityOf('crm:1'),
          verdict: 'same',
          records: ['crm:1'],
          weighing: {
            comparisons: expect.arrayContaining([
              expect.objectContaining({ fields: ['email'], weight: expect.any(Number) }),
            ]),
          },
        },
        { entityId: await identity.entityOf('shop:7'), verdict: 'review' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('ortizbakery');
    expect(await identity.partition()).toHaveLength(2);
  });

  it('is refused where the model has nothing of its kind', async () => {
    expect(await ask({ kind: 'custmer', fields: {} })).toMatchObject({
      status: 400,
      body: { code: 'candidates.kind', faults: [{ path: 'body.kind', expected: 'customer' }] },
    });
  });
});
