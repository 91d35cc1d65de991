import { randomBytes } from 'node:crypto';
import { recordCleansedChannel } from '@concord/contracts/bus';
import type { RecordCleansed } from '@concord/contracts/events';
import { parseRecordKey } from '@concord/contracts/names';
import { AuditLog } from '@concord/service-kit';
import { ChainCheck } from '@concord/service-kit/audit-chain';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import type { Customer } from '../customers/customer';
import { MasterDataModule } from '../master-data.module';
import { IdentityProcess, serviceKey } from '../testing/identity-process';

const model = {
  entities: {
    customer: {
      fields: {
        givenName: { type: 'name.given' },
        familyName: { type: 'name.family' },
        birthDate: { type: 'date.birth' },
        email: { type: 'email', many: true },
        phone: { type: 'phone' },
      },
    },
  },
};
const setup = (survivorship: object = {}) => ({
  model,
  survivorship,
  sources: [
    { source: 'crm', trust: 0.9 },
    { source: 'shop', trust: 0.5 },
  ],
});

const maria = {
  givenName: 'Maria',
  familyName: 'Ortiz',
  birthDate: '1985-03-04',
  email: 'maria.ortiz@ortizbakery.com',
};
const mia = { givenName: 'Mia', familyName: 'Lopez', email: 'mia@lopez.net' };

function cleansed(
  key: string,
  version: number,
  said: Readonly<Record<string, string>>,
): RecordCleansed {
  const fields = Object.fromEntries(
    Object.entries(said).map(([field, value]) => [field, [{ value }]]),
  );
  const record = { entity: 'customer', fields, issues: [], quality: 1 };
  return { op: 'upsert', ...parseRecordKey(key), version, record };
}

describe('stewardship, with identity resolution as it runs', () => {
  let service: TestService;
  let identity: IdentityProcess;

  beforeAll(async () => {
    const place = `t${randomBytes(6).toString('hex')}`;
    identity = await IdentityProcess.start(place, process.env);
    service = await startTestService({
      ...{ name: 'master-data', module: MasterDataModule, place },
      environment: {
        CONCORD_IDENTITY_RESOLUTION_URL: identity.url,
        CONCORD_SERVICE_KEY: serviceKey,
      },
    });
    const identitySetup = { model, match: { customer: { reviewBand: 20 } } };
    await identity.request('PUT', '/v1/setup', identitySetup);
    await service.request('PUT', '/v1/setup', setup());
    await identity.untilReady();
    await tell(
      cleansed('crm:1', 1, maria),
      cleansed('erp:1', 1, { ...maria, phone: '+12125550147' }),
      cleansed('shop:1', 1, mia),
    );
    await eventually(async () => {
      expect(await customerOf('shop:1')).toMatchObject({ sources: 1 });
      expect(await customerOf('crm:1')).toMatchObject({ sources: 2 });
    });
  });
  afterAll(async () => {
    await identity.stop();
    await service.stop();
  });

  const tell = (...items: RecordCleansed[]) => service.send(recordCleansedChannel, items);
  const ask = async (method: string, path: string, body?: unknown, headers: object = {}) =>
    await service.request(method, path, body, {
      authorization: `Bearer ${service.keys.steward}`,
      ...headers,
    });
  const done = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body as T;
  };
  const customerOf = async (key: string) => {
    const { source, recordId } = parseRecordKey(key);
    return await done<Customer>('GET', `/v1/customers/by-source/${source}/${recordId}`);
  };
  /** Customers as bytes, apart from what counts and times changes. */
  const bytes = async (...keys: string[]) => {
    const shown = await Promise.all(keys.map(customerOf));
    return shown.map(({ version, changedAt, ...rest }) => JSON.stringify(rest));
  };
  const quiet = async () =>
    await eventually(async () => {
      const { pending } = (await identity.request('GET', '/v1/work')) as {
        pending: Record<string, number>;
      };
      expect(Object.values(pending).reduce((sum, count) => sum + count, 0)).toBe(0);
    });

  interface Effect {
    id: string;
    status: string;
    after: Customer['fields'];
    before: Customer['fields'];
  }
  interface Result {
    action: { id: string };
    customers: Effect[];
    pending: boolean;
    changes: { field: string }[];
  }

  it('a merge is foreseen as it comes, and undone to the byte', async () => {
    const before = await bytes('crm:1', 'shop:1');
    const [one, other] = [await customerOf('crm:1'), await customerOf('shop:1')];
    const body = { customers: [one.id, other.id], comment: 'she married' };
    const shown = await done<Result>('POST', '/v1/customers/merge?preview=true', body);
    expect(await bytes('crm:1', 'shop:1')).toEqual(before);
    const merged = await done<Result>('POST', '/v1/customers/merge', body);
    expect(merged.pending).toBe(false);
    expect(merged.customers.map(({ id, status, after }) => ({ id, status, after }))).toEqual(
      shown.customers.map(({ id, status, after }) => ({ id, status, after })),
    );
    const redirected = await done<Customer>('GET', `/v1/customers/${other.id}`);
    expect(redirected).toMatchObject({ id: one.id, redirectedFrom: other.id, sources: 3 });
    await quiet();
    const undone = await done<Result>('POST', `/v1/actions/${merged.action.id}/undo`);
    expect(undone.pending).toBe(false);
    await quiet();
    expect(await bytes('crm:1', 'shop:1')).toEqual(before);
  });

  it('one record out takes along all that came from it; what is out stays out', async () => {
    const before = await bytes('crm:1');
    const { id } = await customerOf('crm:1');
    const out = { records: ['erp:1'], comment: 'her mother' };
    const shown = await done<Result>('POST', `/v1/customers/${id}/unmerge?preview=true`, out);
    const { action, customers } = await done<Result>('POST', `/v1/customers/${id}/unmerge`, out);
    expect(customers.find((one) => one.id === id)?.after).toEqual(
      shown.customers.find((one) => one.id === id)?.after,
    );
    expect((await customerOf('crm:1')).fields).not.toHaveProperty('phone');
    await tell(cleansed('erp:1', 2, { ...maria, phone: '+12125550148' }));
    await eventually(async () =>
      expect(await customerOf('erp:1')).toMatchObject({
        fields: { phone: [{ value: '+12125550148' }] },
      }),
    );
    await quiet();
    expect(await customerOf('crm:1')).toMatchObject({ id, sources: 1 });
    await tell(cleansed('erp:1', 3, { ...maria, phone: '+12125550147' }));
    await done('POST', `/v1/actions/${action.id}/undo`);
    await eventually(async () => {
      const [now] = await bytes('crm:1');
      expect(now?.replaceAll('"recordVersion":3', '"recordVersion":1')).toBe(before[0]);
    });
  });

  it('an override stands above all records, through loads and rules, and released restores', async () => {
    const before = await bytes('crm:1');
    const { id, version } = await customerOf('crm:1');
    const path = `/v1/customers/${id}/overrides`;
    const wish = {
      fields: { familyName: ' ORTIZ LOPEZ ', phone: '(212) 555-0199' },
      country: 'US',
      comment: 'she called',
    };
    const shown = await done<Effect>('PUT', `${path}?preview=true`, wish);
    expect(shown.after).toMatchObject({
      familyName: [{ value: 'Ortiz Lopez', rule: 'steward' }],
      phone: [{ value: '+12125550199' }],
    });
    expect(await bytes('crm:1')).toEqual(before);

    expect(await ask('PUT', path, wish, { 'if-match': `"${version + 7}"` })).toMatchObject({
      status: 412,
      body: { code: 'customer.stale', detail: expect.stringContaining(`version ${version}`) },
    });
    expect((await ask('PUT', path, wish, { 'if-match': `"${version}"` })).status).toBe(200);
    expect((await customerOf('crm:1')).fields).toMatchObject({
      givenName: [{ value: 'Maria' }],
      familyName: [{ value: 'Ortiz Lopez' }],
    });
    expect(await done('GET', `/v1/customers/${id}/lineage`)).toMatchObject({
      familyName: [
        {
          steward: { by: 'test-steward', comment: 'she called', record: expect.any(String) },
          lost: [{ value: 'Ortiz' }],
        },
      ],
    });
    await tell(cleansed('crm:1', 2, { ...maria, familyName: 'Ortis' }));
    await service.request(
      'PUT',
      '/v1/setup',
      setup({ customer: { default: [{ rule: 'source-priority', sources: ['crm'] }] } }),
    );
    await eventually(async () =>
      expect(await done('GET', `/v1/customers/${id}/sources`)).toContainEqual(
        expect.objectContaining({ source: 'crm', recordVersion: 2 }),
      ),
    );
    expect((await customerOf('crm:1')).fields).toMatchObject({
      familyName: [{ value: 'Ortiz Lopez', rule: 'steward' }],
    });
    await tell(cleansed('crm:1', 3, maria));
    await service.request('PUT', '/v1/setup', setup());
    await done('DELETE', `${path}/familyName`);
    await done('DELETE', `${path}/phone`);
    await eventually(async () => {
      const [now] = await bytes('crm:1');
      expect(now?.replaceAll(/"recordVersion":\d/g, '')).toBe(
        before[0]?.replaceAll(/"recordVersion":\d/g, ''),
      );
    });
    expect(await ask('DELETE', `${path}/phone`)).toMatchObject({
      status: 404,
      body: { code: 'override.none' },
    });
  });

  it('an override goes with its record into another customer, and comes back with it', async () => {
    const { id } = await customerOf('crm:1');
    const fields = { familyName: 'García' };
    await done('PUT', `/v1/customers/${id}/overrides`, { fields, record: 'erp:1' });
    const { action } = await done<Result>('POST', `/v1/customers/${id}/unmerge`, {
      records: ['erp:1'],
    });
    expect((await customerOf('erp:1')).fields.familyName).toMatchObject([{ value: 'García' }]);
    expect((await customerOf('crm:1')).fields.familyName).toMatchObject([{ value: 'Ortiz' }]);
    await done('POST', `/v1/actions/${action.id}/undo`);
    expect((await customerOf('crm:1')).fields.familyName).toMatchObject([{ value: 'García' }]);
    await done('DELETE', `/v1/customers/${id}/overrides/familyName`);
  });

  it('bad overrides are refused with all their faults, and nothing is stored', async () => {
    const { id, version } = await customerOf('crm:1');
    const fields = { shoeSize: '42', phone: 'call me', email: ['not an address', 'a@ortiz.com'] };
    expect(await ask('PUT', `/v1/customers/${id}/overrides`, { fields })).toMatchObject({
      status: 400,
      body: {
        code: 'override.invalid',
        faults: [
          { path: 'body.fields.shoeSize', expected: expect.stringContaining('familyName') },
          { path: 'body.fields.phone', expected: 'phone' },
          { path: 'body.fields.email.0', expected: 'email' },
        ],
      },
    });
    const elsewhere = { fields: { familyName: 'X' }, record: 'shop:1' };
    expect(await ask('PUT', `/v1/customers/${id}/overrides`, elsewhere)).toMatchObject({
      status: 400,
      body: { code: 'override.record' },
    });
    const reader = { authorization: `Bearer ${service.keys.reader}` };
    const wish = { fields: { familyName: 'X' } };
    expect(await ask('PUT', `/v1/customers/${id}/overrides`, wish, reader)).toMatchObject({
      status: 403,
    });
    expect(await customerOf('crm:1')).toMatchObject({ version });
  });

  it('a locked customer keeps its values; what waits is shown, and comes with the release', async () => {
    const { id } = await customerOf('crm:1');
    const lock = `/v1/customers/${id}/lock`;
    await done('PUT', lock, { reason: 'under dispute' });
    expect(await ask('PUT', lock, { reason: 'again' })).toMatchObject({
      status: 409,
      body: { code: 'customer.locked' },
    });
    const held = await customerOf('crm:1');
    expect(held).toMatchObject({ lock: { by: 'test-steward', reason: 'under dispute' } });
    await tell(
      cleansed('erp:1', 4, { ...maria, phone: '+12125550111' }),
      cleansed('crm:1', 4, { givenName: 'Someone', familyName: 'Else', email: 'else@else.com' }),
    );
    await eventually(async () =>
      expect(await done('GET', lock)).toMatchObject({
        pending: expect.arrayContaining([expect.objectContaining({ field: 'phone' })]),
      }),
    );
    await quiet();
    expect(await customerOf('crm:1')).toEqual(held);
    expect(await customerOf('erp:1')).toEqual(held);
    const refused = await ask('POST', `/v1/customers/${id}/unmerge`, { records: ['erp:1'] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'customer.locked' } });
    const shown = await done<Effect>('DELETE', `${lock}?preview=true`);
    const released = await done<Effect>('DELETE', lock);
    expect(released.after).toEqual(shown.after);
    expect(shown.after).toMatchObject({ phone: [{ value: '+12125550111' }] });
    await tell(
      cleansed('erp:1', 5, { ...maria, phone: '+12125550147' }),
      cleansed('crm:1', 5, maria),
    );
    await eventually(async () => {
      expect(await customerOf('erp:1')).toMatchObject({ id, sources: 2 });
      expect(await customerOf('crm:1')).not.toHaveProperty('lock');
    });
    await quiet();
  });

  it('a question is shown with both customers, all records and the weights, and decided', async () => {
    const doubt = { givenName: 'Mia', familyName: 'Lopez', phone: '+34917654321' };
    await tell(cleansed('web:1', 1, doubt));
    interface Queue {
      items: { a: string; b: string; reason: string; customers: { a?: string; b?: string } }[];
    }
    const queue = () => done<Queue>('GET', '/v1/reviews?source=web');
    await eventually(async () => expect((await queue()).items).toHaveLength(1));
    const [question] = (await queue()).items;
    const [a, b] = [question?.a ?? '', question?.b ?? ''];
    expect(question?.customers).toEqual({
      a: (await customerOf(a)).id,
      b: (await customerOf(b)).id,
    });
    const claim = await done<{ id: string }>('POST', '/v1/reviews/claims', { next: 1 });
    expect(await done('GET', `/v1/reviews/comparison?a=${a}&b=${b}`)).toMatchObject({
      a: { customer: { status: 'current' }, sources: expect.any(Array) },
      b: { customer: { status: 'current' } },
      explanation: { comparisons: expect.arrayContaining([expect.anything()]) },
      review: { a, b, claim: { by: 'test-steward' } },
    });
    // The word that changes what stands.
    const verdict = question?.reason === 'weak' ? 'different' : 'same';
    const decisions = [{ a, b, verdict, comment: 'she said so' }];
    const body = { decisions, claim: claim.id };
    const shown = await done<Result>('POST', '/v1/decisions?preview=true', body);
    const decided = await done<Result>('POST', '/v1/decisions', body);
    expect(decided.customers).toHaveLength(2);
    expect(decided.customers.map(({ after }) => after)).toEqual(
      shown.customers.map(({ after }) => after),
    );
    await quiet();
    await eventually(async () => expect((await queue()).items).toHaveLength(0));
    expect(await done('GET', '/v1/actions?limit=1')).toMatchObject({
      items: [{ type: 'decide', by: 'test-steward' }],
    });
  });

  it('what identity resolution refuses is refused in its words', async () => {
    const merged = await ask('POST', '/v1/customers/merge', {
      customers: ['ent_01JCX3V7Q8R2M4N6P8S0T2V4ZZ', 'ent_01JCX3V7Q8R2M4N6P8S0T2V4ZY'],
    });
    expect(merged).toMatchObject({ status: 404, body: { code: 'entity.unknown' } });
  });

  it('both audit logs tell all of it of the steward himself, and hold', async () => {
    const audit = service.app.get(AuditLog);
    const check = new ChainCheck('master-data');
    const actions = new Set<string>();
    for await (const entry of audit.all()) {
      check.add(entry);
      actions.add(entry.action);
    }
    expect(check.end(await audit.head())).toBeUndefined();
    expect([...actions].sort()).toEqual([
      'lock.released',
      'lock.set',
      'override.released',
      'override.set',
      'setup.replaced',
    ]);
    expect(await identity.request('GET', '/v1/audit?action=customers.merged')).toMatchObject({
      items: [{ actor: 'test-steward', role: 'steward', via: 'services' }],
    });
  });
});
