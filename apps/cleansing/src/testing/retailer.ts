import type { RecordReceived } from '@concord/contracts/events';
import { cleansingSetup, type CleansingSetup } from '@concord/contracts/setups';

type Upsert = Extract<RecordReceived, { op: 'upsert' }>;
type Unreadable = Extract<RecordReceived, { op: 'unreadable' }>;

/** A retailer with an American CRM and a German ERP. */
export const retailer: CleansingSetup = cleansingSetup.parse({
  model: {
    entities: {
      customer: {
        fields: {
          givenName: { type: 'name.given' },
          familyName: { type: 'name.family' },
          birthDate: { type: 'date.birth' },
          email: { type: 'email', many: true },
          phone: { type: 'phone', many: true },
          gender: { type: 'gender' },
          address: { type: 'address' },
        },
        require: ['familyName', ['email', 'phone']],
      },
    },
  },
  sources: [
    {
      source: 'crm',
      entity: 'customer',
      changedAt: 'modified',
      locale: { country: 'US' },
      mapping: {
        givenName: 'first',
        familyName: 'last',
        birthDate: 'dob',
        email: ['mail', 'mail2'],
        phone: { from: 'tel', split: ';' },
        gender: { from: 'sex', lookup: { '1': 'male', '2': 'female' } },
        address: { address: { line1: 'street', city: 'city', country: { constant: 'US' } } },
      },
    },
    {
      source: 'erp',
      entity: 'customer',
      locale: { country: 'DE', dayFirst: true },
      mapping: { familyName: 'kunde.name', birthDate: 'geboren', email: 'kunde.mail' },
    },
  ],
});

/** The same retailer without its rule that a customer has a name and can be reached. */
export const lenient: CleansingSetup = {
  ...retailer,
  model: {
    entities: { customer: { fields: {}, ...retailer.model.entities.customer, require: [] } },
  },
};

export const maria = {
  first: 'MARIA',
  last: 'Ortiz',
  dob: '03/04/1985',
  mail: 'Maria.Ortiz@Ortiz-Bakery.com',
  tel: '(212) 736-5147',
  sex: '2',
  street: '5 High Street',
  city: 'Albany',
};

export function received(
  data: Record<string, unknown>,
  more: Partial<Omit<Upsert, 'op' | 'data'>> = {},
): Upsert {
  return {
    op: 'upsert',
    source: 'crm',
    recordId: '1042',
    version: 1,
    readAt: '2026-03-01T08:00:00.000Z',
    position: 'crm.csv line 17',
    data,
    ...more,
  };
}

export const gone = (version: number, recordId = '1042', source = 'crm'): RecordReceived => ({
  op: 'delete',
  source,
  recordId,
  version,
  readAt: '2026-03-01T08:00:00.000Z',
});

export const torn = (version: number, recordId = 'unreadable-1'): Unreadable => ({
  op: 'unreadable',
  source: 'crm',
  recordId,
  version,
  readAt: '2026-03-01T08:00:00.000Z',
  position: 'crm.csv line 18',
  fault: { code: 'csv.columns', message: 'crm.csv line 18: 3 columns where the header has 9' },
  excerpt: 'Bob,Jones,bob@',
});
