import type { EntityModel } from '@concord/contracts/workspace';
import { maria, retailer } from '../testing/retailer';
import { cleanse } from './cleanse';

const today = '2026-03-01';
const [crm, erp] = retailer.sources;
const customer: EntityModel | undefined = retailer.model.entities.customer;
if (crm === undefined || erp === undefined || customer === undefined) throw new Error('no setup');

const fromCrm = (data: Record<string, unknown>) => cleanse(data, crm, customer, today);
const fromErp = (data: Record<string, unknown>) => cleanse(data, erp, customer, today);

describe('cleanse', () => {
  it('brings every mapped value into the standard form of its type', () => {
    expect(fromCrm(maria)).toMatchObject({
      kind: 'accepted',
      record: {
        entity: 'customer',
        fields: {
          givenName: [{ value: 'Maria', original: 'MARIA' }],
          familyName: [{ value: 'Ortiz' }],
          birthDate: [{ value: '1985-03-04' }],
          email: [{ value: 'maria.ortiz@ortiz-bakery.com' }],
          phone: [{ value: '+12125550147' }],
          gender: [{ value: 'female' }],
          address: [{ value: { lines: ['5 High Street'], city: 'Albany', country: 'US' } }],
        },
      },
    });
  });

  it('reads dates by the custom of the source', () => {
    const kunde = { name: 'Groß', mail: 'gross@bau.de' };
    expect(fromErp({ kunde, geboren: '03.04.1985' })).toMatchObject({
      record: { fields: { birthDate: [{ value: '1985-04-03' }] } },
    });
  });

  it('keeps every value of a field that may have many, each once', () => {
    expect(
      fromCrm({ ...maria, mail2: 'MARIA.ORTIZ@ortiz-bakery.com', tel: '2125550147;2125550199' }),
    ).toMatchObject({
      record: {
        fields: {
          email: [{ value: 'maria.ortiz@ortiz-bakery.com' }],
          phone: [{ value: '+12125550147' }, { value: '+12125550199' }],
        },
      },
    });
  });

  it('accepts a record with an unusable value that is not required, and says what was wrong', () => {
    expect(fromCrm({ ...maria, dob: '31/02/1990' })).toMatchObject({
      kind: 'accepted',
      record: { issues: expect.arrayContaining([expect.objectContaining({ field: 'birthDate' })]) },
    });
  });

  it('quarantines a record without any of the required alternatives, and tells the causes', () => {
    const outcome = fromCrm({ ...maria, mail: 'maria at home', tel: '12' });
    expect(outcome).toMatchObject({ kind: 'quarantined', draft: { givenName: [{}] } });
    expect(outcome).toMatchObject({
      reasons: [
        { code: 'email.invalid', field: 'email' },
        { code: 'phone.impossible', field: 'phone' },
        { code: 'record.incomplete', message: expect.stringContaining('none of email, phone') },
      ],
    });
  });

  it('takes placeholders for what they are: nothing', () => {
    expect(fromCrm({ ...maria, last: 'N/A' })).toMatchObject({
      kind: 'quarantined',
      reasons: [{ code: 'record.incomplete' }],
    });
  });

  it.each([
    ['2026-02-01T10:00:00+01:00', '2026-02-01T09:00:00.000Z'],
    ['2026-02-01 10:00:00', '2026-02-01T10:00:00.000Z'],
    ['2026-02-01T10:00:00', '2026-02-01T10:00:00.000Z'],
    ['02/01/2026', '2026-02-01T00:00:00.000Z'],
  ])('reads when the record changed, %s, the same on every machine', (modified, changedAt) => {
    expect(fromCrm({ ...maria, modified })).toMatchObject({ record: { changedAt } });
  });

  it('reads the first fifty of ten thousand values in a field, and says so', () => {
    const mails = Array.from({ length: 10_000 }, (_, at) => `maria${at}@ortiz-bakery.com`);
    const outcome = fromCrm({ ...maria, mail: mails });
    expect(outcome).toMatchObject({
      kind: 'accepted',
      record: { issues: [{ field: 'email', code: 'value.too-many', severity: 'warned' }] },
    });
    expect(outcome.kind === 'accepted' && outcome.record.fields.email).toHaveLength(50);
  });

  it.each([
    ['a megabyte of one thing', '張'.repeat(1_000_000)],
    ['half a character', 'Maria \ud800 Ortiz'],
    ['zeros', '\0\0\0'],
    ['text that runs backwards', '\u202eairaM\u202c'],
    ['a storm of accents', `Mari${'\u0301'.repeat(100_000)}a`],
    ['an object where text belongs', { first: { name: ['Maria'] } }],
  ])('answers %s in every field', (_, hostile) => {
    const outcome = fromCrm(
      Object.fromEntries(Object.keys(maria).map((column) => [column, hostile])),
    );
    expect(['accepted', 'quarantined']).toContain(outcome.kind);
    expect(JSON.stringify(outcome).length).toBeLessThan(50_000);
  });

  it('quarantines an empty record, and tells what it lacks', () => {
    expect(fromCrm({})).toMatchObject({
      kind: 'quarantined',
      reasons: [
        { message: 'none of familyName has a usable value; the model requires one' },
        { message: 'none of email, phone has a usable value; the model requires one' },
      ],
    });
  });

  it('says nothing about the time of a change that it cannot read', () => {
    const outcome = fromCrm({ ...maria, modified: 'last Tuesday' });
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(outcome.kind === 'accepted' && 'changedAt' in outcome.record).toBe(false);
  });
});
