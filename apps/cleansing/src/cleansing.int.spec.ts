import { recordCleansedChannel, recordReceivedChannel } from '@concord/contracts/bus';
import { cleansingCounts, workReport, type CleansingCounts } from '@concord/contracts/api';
import type { RecordCleansed, RecordReceived } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { z } from 'zod';
import { CleansingModule } from './cleansing.module';
import { gone, maria, received, retailer, torn } from './testing/retailer';

const nameless = { ...maria, last: '' };

describe('cleansing on real MongoDB and RabbitMQ', () => {
  let service: TestService;
  let announced: readonly RecordCleansed[];

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: CleansingModule });
    announced = await service.collect(recordCleansedChannel);
  });
  afterAll(() => service.stop());

  const send = (...items: RecordReceived[]) => service.send(recordReceivedChannel, items);
  const told = (source: string, recordId = '1042') =>
    announced
      .filter((item) => item.source === source && item.recordId === recordId)
      .map(({ op, version }) => `${op} ${version}`);

  async function counts(source: string): Promise<CleansingCounts | undefined> {
    const { body } = await service.request('GET', '/v1/counts');
    return z
      .array(cleansingCounts)
      .parse(body)
      .find((count) => count.source === source);
  }

  async function waiting(): Promise<number> {
    const { pending } = workReport.parse((await service.request('GET', '/v1/work')).body);
    return Object.values(pending).reduce((sum, count) => sum + count, 0);
  }

  it('lets records wait until a workspace is applied, then takes them', async () => {
    await send(received(maria));
    await eventually(async () => expect(await waiting()).toBeGreaterThan(0));
    expect(announced).toEqual([]);
    expect((await service.request('PUT', '/v1/setup', retailer)).status).toBe(201);
    await eventually(() => expect(told('crm')).toEqual(['upsert 1']));
    expect(announced[0]).toMatchObject({
      record: { entity: 'customer', fields: { gender: [{ value: 'female' }] }, quality: 1 },
    });
  });

  it('gives every version that it received one verdict', async () => {
    await send(
      received(maria, { version: 2 }),
      received(maria, { version: 2 }),
      received(nameless, { version: 3 }),
      received(maria, { recordId: '7', version: 2 }),
      received(maria, { recordId: '7', version: 1 }),
      received(nameless, { recordId: '8' }),
      torn(1),
    );
    await eventually(async () =>
      expect(await counts('crm')).toEqual({
        source: 'crm',
        accepted: 3,
        quarantined: 3,
        superseded: 2,
        deleted: 0,
        reasons: [
          { code: 'record.incomplete', count: 2 },
          { code: 'csv.columns', count: 1 },
        ],
      }),
    );
    await eventually(() => expect(announced).toHaveLength(3));
    expect(told('crm')).toEqual(['upsert 1', 'upsert 2']);
    expect(told('crm', '7')).toEqual(['upsert 2']);
  });

  it('shows what it did to a record: field, before, after, rule', async () => {
    const shown = async (recordId: string) =>
      (await service.request('GET', `/v1/sources/crm/records/${recordId}`)).body;
    expect(await shown('7')).toMatchObject({
      source: 'crm',
      recordId: '7',
      version: 2,
      announced: true,
      result: 'fixed',
      quality: 1,
      changes: expect.arrayContaining([
        { field: 'givenName', before: 'MARIA', after: 'Maria', rule: 'name.case' },
        { field: 'birthDate', before: '03/04/1985', after: '1985-03-04', rule: 'date.birth' },
        { field: 'phone', before: '(212) 736-5147', after: '+12127365147', rule: 'phone' },
      ]),
      issues: [],
    });
    expect(await shown('8')).toMatchObject({
      announced: false,
      result: 'quarantined',
      issues: [{ code: 'record.incomplete' }],
    });
    expect(await shown('nobody')).toMatchObject({ code: 'record.unknown' });
  });

  it('marks what earlier rows said where a row is empty', async () => {
    await send(received({ ...maria, sex: '' }, { recordId: '10', carried: { sex: '2' } }));
    await eventually(() => expect(told('crm', '10')).toEqual(['upsert 1']));
    const record = announced.find(({ recordId }) => recordId === '10');
    expect(record).toMatchObject({
      record: { fields: { gender: [{ value: 'female', imputed: true }] } },
    });
  });

  it('changes nothing when the same versions come once more', async () => {
    await send(received(maria, { version: 2 }), received(nameless, { recordId: '8' }));
    await eventually(async () =>
      expect(await counts('crm')).toMatchObject({ accepted: 4, quarantined: 3, superseded: 4 }),
    );
    expect(announced).toHaveLength(4);
  });

  it('announces a deletion once, and none of a record that was never accepted', async () => {
    await send(gone(4), gone(2, '8'), gone(9, 'unheard-of'));
    await eventually(() => expect(told('crm')).toEqual(['upsert 1', 'upsert 2', 'delete 4']));
    await send(gone(4));
    await send(received(maria, { version: 5 }));
    await eventually(() => expect(told('crm').at(-1)).toBe('upsert 5'));
    expect(told('crm')).toHaveLength(4);
    expect(told('crm', '8')).toEqual([]);
    expect(await counts('crm')).toMatchObject({ accepted: 5, deleted: 3 });
  });

  it('keeps a record of a source that it does not know yet, while others go on', async () => {
    await send(received({ name: 'Ann Lee' }, { source: 'till', recordId: 't1' }));
    await send(received(maria, { recordId: '9' }));
    await eventually(() => expect(told('crm', '9')).toEqual(['upsert 1']));
    expect(told('till', 't1')).toEqual([]);
    const [crm] = retailer.sources;
    const till = { ...crm, source: 'till', mapping: { familyName: 'name', email: 'name' } };
    const model = { entities: { customer: { ...retailer.model.entities.customer, require: [] } } };
    await service.request('PUT', '/v1/setup', { model, sources: [...retailer.sources, till] });
    await eventually(() => expect(told('till', 't1')).toEqual(['upsert 1']), 25_000);
  });

  it('has nothing left to do in the end, and nothing parked', async () => {
    await eventually(async () => expect(await waiting()).toBe(0));
    expect((await service.request('GET', '/v1/work')).body).toMatchObject({ parked: 0, done: 17 });
  });
});
