import { recordReceivedChannel } from '@concord/contracts/bus';
import type { RecordReceived } from '@concord/contracts/events';
import { quarantinedRecord } from '@concord/contracts/quarantine';
import { pageOf } from '@concord/service-kit';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { CleansingModule } from '../cleansing.module';
import { gone, maria, received, retailer, torn } from '../testing/retailer';

const page = pageOf(quarantinedRecord);
const nameless = { ...maria, last: '' };

describe('the quarantine', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ name: 'cleansing', module: CleansingModule });
    await service.request('PUT', '/v1/setup', retailer);
    await send(
      received(nameless, { recordId: '1' }),
      received({ ...maria, mail: 'maria at home', tel: '' }, { recordId: '2' }),
      received(nameless, { recordId: '3' }),
      received({ kunde: { name: 'Groß' } }, { source: 'erp', recordId: '7' }),
      torn(1),
    );
    await eventually(async () => expect(await ids('')).toHaveLength(5));
  });
  afterAll(() => service.stop());

  const send = (...items: RecordReceived[]) => service.send(recordReceivedChannel, items);

  async function ids(query: string): Promise<string[]> {
    const { body } = await service.request('GET', `/v1/quarantine${query}`);
    return page.parse(body).items.map(({ id }) => id);
  }

  it('is read page by page', async () => {
    const first = page.parse((await service.request('GET', '/v1/quarantine?limit=2')).body);
    const second = page.parse(
      (await service.request('GET', `/v1/quarantine?limit=3&cursor=${first.next}`)).body,
    );
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([
      'crm:1@1',
      'crm:2@1',
      'crm:3@1',
      'crm:unreadable-1@1',
      'erp:7@1',
    ]);
    expect(second.next).toBeUndefined();
  });

  it('is filtered by source and by reason', async () => {
    expect(await ids('?source=erp')).toEqual(['erp:7@1']);
    expect(await ids('?reason=email.invalid')).toEqual(['crm:2@1']);
    expect(await ids('?source=crm&reason=record.incomplete')).toHaveLength(3);
  });

  it('is filtered by field, by time and by text, and says how many wait for what', async () => {
    expect(await ids('?field=email')).toEqual(['crm:2@1']);
    expect(await ids('?to=2020-01-01')).toEqual([]);
    expect(await ids(`?from=${new Date().toISOString().slice(0, 10)}&source=erp`)).toHaveLength(1);
    expect(await ids('?text=GROß')).toEqual(['erp:7@1']);
    expect(await ids('?text=maria%20at%20home&limit=1')).toEqual(['crm:2@1']);
    expect((await service.request('GET', '/v1/quarantine?from=yesterday')).status).toBe(400);
    const { body } = await service.request('GET', '/v1/quarantine/summary');
    expect(body).toMatchObject({ open: 5, dismissed: 0 });
    expect(body).toHaveProperty(
      'groups',
      expect.arrayContaining([
        expect.objectContaining({ source: 'crm', code: 'record.incomplete', records: 3 }),
        expect.objectContaining({ source: 'crm', code: 'email.invalid', field: 'email' }),
      ]),
    );
  });

  it('shows a record with its original, how far it got, and why no further', async () => {
    const { body } = await service.request('GET', '/v1/quarantine/crm:1@1');
    expect(body).toMatchObject({
      position: 'crm.csv line 17',
      original: nameless,
      draft: { givenName: [{ value: 'Maria' }] },
      reasons: [{ code: 'record.incomplete', message: expect.stringContaining('familyName') }],
    });
    const row = await service.request('GET', '/v1/quarantine/crm:unreadable-1@1');
    expect(row.body).toMatchObject({
      original: 'Bob,Jones,bob@',
      reasons: [{ code: 'csv.columns', message: expect.stringContaining('crm.csv line 18') }],
    });
  });

  it('answers 404 for what it does not hold', async () => {
    const { body } = await service.request('GET', '/v1/quarantine/crm:4711@1');
    expect(body).toMatchObject({ status: 404, code: 'quarantine.unknown' });
  });

  it('lets go of a record when a newer version is accepted', async () => {
    await send(received(maria, { recordId: '1', version: 2 }));
    await eventually(async () => expect(await ids('?source=crm')).not.toContain('crm:1@1'));
    const { body } = await service.request('GET', '/v1/quarantine/crm:1@1');
    expect(body).toMatchObject({ resolvedByVersion: 2, resolution: { by: 'version' } });
    expect(await ids('?source=crm&state=all')).toContain('crm:1@1');
  });

  it('holds only the newest version of a record that stays bad', async () => {
    await send(received({ ...nameless, first: 'Mary' }, { recordId: '3', version: 2 }));
    await eventually(async () => expect(await ids('?source=crm')).toContain('crm:3@2'));
    expect(await ids('?source=crm')).not.toContain('crm:3@1');
  });

  it('lets go of a record that its source deleted', async () => {
    await send(gone(2, '7', 'erp'));
    await eventually(async () => expect(await ids('?source=erp')).toEqual([]));
  });

  it('exports what is open, one line a record', async () => {
    const { body, headers } = await service.request('GET', '/v1/export/quarantine');
    expect(headers.get('content-type')).toContain('application/x-ndjson');
    expect(body).toMatchObject([
      { id: 'crm:2@1' },
      { id: 'crm:3@2' },
      { id: 'crm:unreadable-1@1' },
    ]);
  });

  it('shows which expression of the mapping failed, and at which character', async () => {
    const [crm] = retailer.sources;
    const expression = "first & ' ' & $uppercase(last)";
    const mapping = { familyName: { expression }, email: 'mail' };
    await service.request('PUT', '/v1/setup', {
      ...retailer,
      sources: [...retailer.sources, { ...crm, source: 'till', mapping }],
    });
    await send(
      received(
        { ...maria, last: 12 },
        { source: 'till', recordId: '1', position: 'till.csv line 2' },
      ),
      received(maria, { source: 'till', recordId: '2' }),
    );
    await eventually(async () => expect(await ids('?source=till')).toEqual(['till:1@1']), 25_000);
    const { body } = await service.request('GET', '/v1/quarantine/till:1@1');
    expect(body).toMatchObject({
      source: 'till',
      recordId: '1',
      position: 'till.csv line 2',
      reasons: [
        { code: 'mapping.expression', field: 'familyName', expression, character: 15 },
        { code: 'record.incomplete' },
      ],
    });
  });
});
