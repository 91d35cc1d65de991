import type { AuditEntry } from '@concord/contracts/audit';
import { hashApiKey } from '../api-key';
import { setupExamples } from '../setup/setup-examples';
import { startTestService, type TestService } from '../testing';
import { DemoModule } from '../testing/demo.module';
import { AuditLog } from './audit-log';
import { ChainCheck } from './chain';

const maria = { name: 'maria', role: 'steward' as const };

describe(AuditLog, () => {
  let service: TestService;
  let audit: AuditLog;

  beforeEach(async () => {
    service = await startTestService({ name: 'cleansing', module: DemoModule });
    audit = service.app.get(AuditLog);
  });
  afterEach(() => service.stop());

  const entries = async (): Promise<AuditEntry[]> => {
    const found: AuditEntry[] = [];
    for await (const entry of audit.all()) found.push(entry);
    return found;
  };
  const verdict = async () => {
    const check = new ChainCheck('cleansing');
    for (const entry of await entries()) check.add(entry);
    return check.end(await audit.head());
  };

  it('keeps one chain, however many write at once', async () => {
    const writers = Array.from({ length: 8 }, (_, n) =>
      audit.note(maria, { action: 'override.set', details: { n, list: [{ 10: 1, 9: null }] } }),
    );
    await Promise.all(writers);
    expect((await entries()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await verdict()).toBeUndefined();
    expect(await audit.head()).toMatchObject({ sequence: 8 });
  });

  it('has no entry of what was not done', async () => {
    const work = service.connection.transaction(async (session) => {
      await audit.append(maria, { action: 'override.set' }, session);
      throw new Error('the state change failed');
    });
    await expect(work).rejects.toThrow('the state change failed');
    expect(await entries()).toEqual([]);
    await audit.note(maria, { action: 'override.released' });
    expect(await verdict()).toBeUndefined();
  });

  it('tells who replaced the setup, and who made and removed keys', async () => {
    await service.request('PUT', '/v1/setup', setupExamples.cleansing);
    await service.request('PUT', '/v1/setup', setupExamples.cleansing);
    await service.request('POST', '/v1/keys', { name: 'till', role: 'reader' });
    await service.request('DELETE', '/v1/keys/till');
    const { body } = await service.request('GET', '/v1/audit');
    expect(body).toMatchObject({
      items: [
        { sequence: 3, action: 'key.removed', actor: 'test-admin', details: { name: 'till' } },
        { sequence: 2, action: 'key.added', role: 'admin', details: { role: 'reader' } },
        { sequence: 1, action: 'setup.replaced', details: { version: 1 } },
      ],
    });
    expect(await verdict()).toBeUndefined();
  });

  it('is asked by customer, record, actor, action and time, page by page; readers are not told', async () => {
    const customers = ['ent_01JCX3V7Q8R2M4N6P8S0T2V4X6'];
    await audit.note(maria, { action: 'lock.set', customers, comment: 'under dispute' });
    await audit.note(maria, { action: 'decision.made', records: ['crm:1', 'erp:2'] });
    await audit.note({ name: 'ops', role: 'operator' }, { action: 'model.activated' });
    const asked = async (query: string) => {
      const { body } = await service.request('GET', `/v1/audit?${query}`);
      const { items } = body as { items: AuditEntry[] };
      return items.map(({ action }) => action);
    };
    expect(await asked(`customer=${customers.join()}`)).toEqual(['lock.set']);
    expect(await asked('record=erp:2')).toEqual(['decision.made']);
    expect(await asked('actor=maria&action=lock.set')).toEqual(['lock.set']);
    expect(await asked('until=2020-01-01T00:00:00Z')).toEqual([]);
    const first = await service.request('GET', '/v1/audit?limit=2');
    const { next } = first.body as { next: string };
    expect(await asked(`limit=2&cursor=${next}`)).toEqual(['lock.set']);
    const reader = { authorization: `Bearer ${service.keys.reader}` };
    expect((await service.request('GET', '/v1/audit', undefined, reader)).status).toBe(403);
  });

  it('says where it was tampered with', async () => {
    for (const action of ['lock.set', 'lock.released', 'override.set'])
      await audit.note(maria, { action });
    const stored = service.connection.collection<{ _id: number }>('audit_entries');
    await stored.updateOne({ _id: 2 }, { $set: { actor: 'mallory' } });
    expect(await verdict()).toMatchObject({ fault: 'altered', sequence: 2 });
    await stored.updateOne({ _id: 2 }, { $set: { actor: 'maria' } });
    await stored.deleteOne({ _id: 3 });
    expect(await verdict()).toMatchObject({ fault: 'cut-off', sequence: 3 });
  });

  it('knows for whom a service acts; other keys speak for themselves only', async () => {
    await service.stop();
    const key = 'ck_of_master_data';
    const environment = {
      CONCORD_API_KEYS: `services:operator:${hashApiKey(key)},ops:admin:${hashApiKey('ck_ops')}`,
    };
    service = await startTestService({ name: 'cleansing', module: DemoModule, environment });
    const greet = (bearer: string, actor?: string) =>
      service.request(
        'POST',
        '/v1/greetings',
        { to: 'Ann' },
        {
          authorization: `Bearer ${bearer}`,
          ...(actor === undefined ? {} : { 'x-concord-acting-for': actor }),
        },
      );
    expect((await greet(key, 'maria:admin')).body).toEqual({ text: 'Hi Ann', by: 'maria' });
    expect(await greet(key, 'rita:reader')).toMatchObject({ status: 403 });
    expect(await greet('ck_ops', 'maria:steward')).toMatchObject({
      status: 403,
      body: { code: 'access.actingFor' },
    });
    expect((await greet(key)).body).toEqual({ text: 'Hi Ann', by: 'services' });
  });
});
