import { eventually } from '@concord/service-kit/testing';
import { CleansingUnderTest } from '../testing/cleansing-under-test';
import { gone, maria, received, retailer, torn } from '../testing/retailer';

const nameless = { ...maria, last: '' };

describe('a record that is set right by hand', () => {
  let cleansing: CleansingUnderTest;

  beforeAll(async () => {
    cleansing = await CleansingUnderTest.start(retailer);
    await cleansing.send(
      received(nameless, { recordId: '1' }),
      received(nameless, { recordId: '2' }),
      received(nameless, { recordId: '3' }),
      received(nameless, { recordId: '5' }),
      torn(1, '4'),
    );
    await eventually(async () => expect(await cleansing.ids()).toHaveLength(5));
  });
  afterAll(() => cleansing.service.stop());

  const fix = (id: string, body: object, headers?: Record<string, string>) =>
    cleansing.service.request('POST', `/v1/quarantine/${id}/fix`, body, headers);
  const shown = async (recordId: string) =>
    (await cleansing.service.request('GET', `/v1/sources/crm/records/${recordId}`)).body;
  const columns = { last: 'ORTIZ' };

  it('is shown first what would become of it, if that is asked for', async () => {
    const { status, body } = await fix('crm:1@1', { columns, dryRun: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stored: false,
      record: { fields: { familyName: [{ value: 'Ortiz' }] } },
    });
    expect(await cleansing.ids()).toContain('crm:1@1');
    expect(await cleansing.counts('crm')).toMatchObject({ accepted: 0, quarantined: 5 });
  });

  it('stays where it is while it is still bad, and says why', async () => {
    const { status, body } = await fix('crm:1@1', { columns: { first: 'Maria' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'quarantine.still-bad',
      faults: [{ path: 'record', message: expect.stringContaining('[record.incomplete]') }],
    });
    expect(await cleansing.entry('crm:1@1')).not.toHaveProperty('fix');
    expect(await shown('1')).toMatchObject({ result: 'quarantined' });
    expect(cleansing.told('1')).toEqual([]);
  });

  it('goes on at once, and its count with it', async () => {
    const headers = { authorization: `Bearer ${cleansing.service.keys.steward}` };
    const comment = 'as on her invoice';
    expect(await fix('crm:1@1', { columns, comment }, headers)).toMatchObject({
      status: 200,
      body: { id: 'crm:1@1', version: 1, stored: true },
    });
    await eventually(() => expect(cleansing.told('1')).toEqual(['upsert 1']));
    expect(await cleansing.counts('crm')).toMatchObject({
      ...{ accepted: 1, quarantined: 4, superseded: 0 },
      reasons: [
        { code: 'record.incomplete', count: 3 },
        { code: 'csv.columns', count: 1 },
      ],
    });
    expect(await cleansing.ids()).not.toContain('crm:1@1');
    expect(await cleansing.entry('crm:1@1')).toMatchObject({
      original: nameless,
      fix: [{ column: 'last', before: '', after: 'ORTIZ' }],
      resolvedByVersion: 1,
      resolution: { by: 'fix', who: 'test-steward', comment },
    });
    expect(await shown('1')).toMatchObject({
      ...{ version: 1, announced: true, result: 'fixed' },
      changes: expect.arrayContaining([
        { field: 'familyName', before: null, after: 'Ortiz', rule: 'steward' },
      ]),
      fix: [{ column: 'last' }],
    });
  });

  it('is not fixed twice', async () => {
    const { status, body } = await fix('crm:1@1', { columns: { last: 'Other' } });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'quarantine.settled',
      detail: expect.stringContaining('was accepted by a fix of test-steward'),
    });
  });

  it('is left alone when a newer version came meanwhile, even a bad one', async () => {
    await cleansing.send(received({ ...nameless, first: 'Mary' }, { recordId: '2', version: 2 }));
    await eventually(async () => expect(await cleansing.ids()).toContain('crm:2@2'));
    expect(await fix('crm:2@1', { columns })).toMatchObject({
      status: 409,
      body: {
        code: 'quarantine.overtaken',
        detail: expect.stringContaining('a newer version (2)'),
      },
    });
  });

  it('gives way to the next version of its source, and a deletion is told', async () => {
    await fix('crm:3@1', { columns });
    await cleansing.send(received({ ...maria, last: 'Ortega' }, { recordId: '3', version: 2 }));
    await cleansing.send(gone(2, '1'));
    await eventually(() => expect(cleansing.told('3')).toEqual(['upsert 1', 'upsert 2']));
    await eventually(() => expect(cleansing.told('1')).toEqual(['upsert 1', 'delete 2']));
    expect(await shown('3')).not.toHaveProperty('fix');
  });

  it('is made of columns where the row could not be read', async () => {
    const row = { first: 'Bob', last: 'Jones', mail: 'bob@jones-tools.com' };
    expect(await fix('crm:4@1', { columns: row })).toMatchObject({ status: 200 });
    await eventually(() => expect(cleansing.told('4')).toEqual(['upsert 1']));
    expect(await cleansing.entry('crm:4@1')).toMatchObject({ original: 'Bob,Jones,bob@' });
  });

  it('keeps what was set right when its content is replayed', async () => {
    await cleansing.send(
      { ...torn(2, '4'), replayOf: 1 },
      received({ ...maria, last: 'Ortega' }, { recordId: '3', version: 3, replayOf: 2 }),
    );
    await eventually(() => expect(cleansing.told('4')).toEqual(['upsert 1', 'upsert 2']));
    expect(cleansing.announced.filter(({ recordId }) => recordId === '4').at(-1)).toMatchObject({
      record: { fields: { familyName: [{ value: 'Jones' }] } },
    });
    await eventually(() => expect(cleansing.told('3')).toHaveLength(3));
    expect(await cleansing.counts('crm')).toMatchObject({
      ...{ accepted: 4, quarantined: 3, superseded: 0 },
    });
  });

  it('can be dismissed with a comment, still counts, and can be taken up again', async () => {
    const path = '/v1/quarantine/crm:5@1';
    const dismiss = (body: object) => cleansing.service.request('POST', `${path}/dismiss`, body);
    expect(await dismiss({})).toMatchObject({ status: 400 });
    expect(await dismiss({ comment: 'a test record' })).toMatchObject({
      body: { dismissed: { who: 'test-admin', comment: 'a test record' } },
    });
    expect(await cleansing.ids()).toEqual(['crm:2@2']);
    expect(await cleansing.ids('?state=dismissed')).toEqual(['crm:5@1']);
    expect(await cleansing.counts('crm')).toMatchObject({ quarantined: 3 });
    await cleansing.service.request('POST', `${path}/reopen`);
    expect(await cleansing.ids()).toEqual(['crm:2@2', 'crm:5@1']);
  });

  it.each([
    ['a record that is not there', 'crm:4711@1', { columns }, 404],
    ['no column', 'crm:2@2', { columns: {} }, 400],
    ['a key that may only read', 'crm:2@2', { columns }, 403],
  ])('is refused with %s', async (what, id, body, status) => {
    const { reader, admin } = cleansing.service.keys;
    const key = what.includes('only read') ? reader : admin;
    const answer = await fix(id, body, { authorization: `Bearer ${key}` });
    expect(answer.status).toBe(status);
  });
});
