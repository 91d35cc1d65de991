import {
  entityResolved,
  goldenChanged,
  recordCleansed,
  recordReceived,
  type EntityResolved,
  type GoldenChanged,
} from './events';

const readAt = '2025-03-01T12:00:00.000Z';
const entityId = 'ent_01JCX3Q7Z8K9M0N1P2R3S4T5V6';
const received = {
  op: 'upsert',
  source: 'crm',
  recordId: '1042',
  version: 1,
  data: { Vorname: 'Anna', Nachname: 'Müller' },
  readAt,
  position: 'crm.csv line 17',
};
const record = {
  entity: 'customer',
  fields: { givenName: [{ value: 'Anna', original: 'ANNA' }] },
  issues: [],
  quality: 0.9,
};

describe('record received', () => {
  it('is a record as the source gave it, its deletion, or what could not be read', () => {
    const { data, position, ...identity } = received;
    const fault = { code: 'csv.columns', message: 'line 18 has 7 columns, not 9' };
    const unreadable = { ...identity, op: 'unreadable', position, fault, excerpt: '1043;Bob' };

    expect(recordReceived.parse(received)).toEqual({ ...identity, data, position });
    expect(recordReceived.parse({ ...identity, op: 'delete' })).toMatchObject({ op: 'delete' });
    expect(recordReceived.parse(unreadable)).toEqual(unreadable);
  });

  it.each<[string, object]>([
    ['an operation that we do not know', { op: 'replace' }],
    ['a source in capitals', { source: 'CRM' }],
    ['an empty record id', { recordId: '' }],
    ['a record id of 401 characters', { recordId: 'x'.repeat(401) }],
    ['version 0', { version: 0 }],
    ['half a version', { version: 1.5 }],
    ['a time that is none', { readAt: 'today' }],
    ['data that is a list', { data: ['Anna'] }],
    ['a field that is not in the schema', { comment: 'new' }],
  ])('rejects %s', (_what, change) => {
    expect(recordReceived.safeParse({ ...received, ...change }).success).toBe(false);
  });

  it('rejects a deletion that carries data', () => {
    expect(recordReceived.safeParse({ ...received, op: 'delete' }).success).toBe(false);
  });
});

describe('record cleansed', () => {
  const cleansed = { op: 'upsert', source: 'crm', recordId: '1042', version: 1, record };

  it('is a canonical record', () => {
    expect(recordCleansed.parse(cleansed)).toEqual(cleansed);
  });

  it.each<[string, object]>([
    ['a quality above 1', { record: { ...record, quality: 1.1 } }],
    ['a field without values', { record: { ...record, fields: { givenName: [] } } }],
    ['a value without its list', { record: { ...record, fields: { givenName: { value: 'A' } } } }],
    [
      'a field name in capitals',
      { record: { ...record, fields: { GivenName: [{ value: 'A' }] } } },
    ],
    ['no record', { record: undefined }],
  ])('rejects %s', (_what, change) => {
    expect(recordCleansed.safeParse({ ...cleansed, ...change }).success).toBe(false);
  });
});

describe('entity resolved', () => {
  const resolved: EntityResolved = {
    entityId,
    version: 2,
    status: 'current',
    into: [],
    joined: [{ source: 'crm', recordId: '1042', version: 1, sequence: 1, record }],
    left: [{ source: 'erp', recordId: 'K-77', version: 4, sequence: 9 }],
    cause: 'update',
  };

  it('tells who joined and who left', () => {
    expect(entityResolved.parse(resolved)).toEqual(resolved);
  });

  it.each<[string, object]>([
    [
      'an entity id with letters that are easily confused',
      { entityId: 'ent_01JCX3Q7Z8K9M0N1P2R3S4T5IL' },
    ],
    ['a bare number as entity id', { entityId: '17' }],
    ['a status that we do not know', { status: 'gone' }],
    ['a cause that we do not know', { cause: 'weather' }],
    ['a member without a sequence', { joined: [{ source: 'crm', recordId: '1', version: 1 }] }],
  ])('rejects %s', (_what, change) => {
    expect(entityResolved.safeParse({ ...resolved, ...change }).success).toBe(false);
  });
});

describe('golden changed', () => {
  const changed: GoldenChanged = {
    entityId,
    version: 3,
    status: 'current',
    into: [],
    entity: 'customer',
    fields: { givenName: ['Anna'], email: ['anna@example.com'] },
    change: 'merged',
    others: ['ent_01JCX3Q7Z8K9M0N1P2R3S4T5V7'],
    changedFields: ['email'],
    before: { email: ['anna@example.org'] },
    crosswalk: [{ source: 'crm', recordId: '1042' }],
    changedAt: readAt,
  };

  it('is the whole golden record with what changed', () => {
    expect(goldenChanged.parse(changed)).toEqual(changed);
  });

  it.each<[string, object]>([
    ['a field without a value', { fields: { givenName: [] } }],
    ['a value that is null', { fields: { givenName: [null] } }],
    ['a change that we do not know', { change: 'improved' }],
    ['a field that held a list of nothing before', { before: { email: [] } }],
    [
      'more than a hundred places in the crosswalk',
      { crosswalk: Array(101).fill({ source: 'crm', recordId: '1' }) },
    ],
    ['a place in a source without a name', { crosswalk: [{ source: '', recordId: '1' }] }],
  ])('rejects %s', (_what, change) => {
    expect(goldenChanged.safeParse({ ...changed, ...change }).success).toBe(false);
  });
});
