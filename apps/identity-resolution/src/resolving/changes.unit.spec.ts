import type { RecordCleansed } from '@concord/contracts/events';
import type { StoredRecord } from '../records/stored-record';
import { wantedOf } from './changes';

const upsert = (recordId: string, entity = 'customer'): RecordCleansed => ({
  op: 'upsert',
  source: 'crm',
  recordId,
  version: 1,
  record: { entity, fields: { familyName: [{ value: 'Ortiz' }] }, issues: [], quality: 1 },
});
const removal = (recordId: string): RecordCleansed => ({
  op: 'delete',
  source: 'crm',
  recordId,
  version: 2,
});
const stored = (
  recordId: string,
  kind: string,
  entityId: string | null = 'ent_1',
): StoredRecord => ({
  key: `crm:${recordId}`,
  source: 'crm',
  recordId,
  version: 1,
  sequence: 1,
  entityId,
  kind,
});
const incoming = (...items: RecordCleansed[]) =>
  new Map(items.map((item) => [`crm:${item.recordId}`, item]));
const known = (...records: StoredRecord[]) =>
  new Map(records.map((record) => [record.key, record]));

describe('wantedOf', () => {
  it('asks the engine of each kind for what concerns it', () => {
    const wanted = wantedOf(
      incoming(upsert('1'), upsert('2', 'supplier'), removal('3')),
      known(stored('3', 'supplier')),
      ['customer', 'supplier'],
    );
    expect(wanted.map(({ kind, changes }) => [kind, changes])).toEqual([
      ['customer', [{ upsert: { key: 'crm:1', fields: { familyName: [{ value: 'Ortiz' }] } } }]],
      [
        'supplier',
        [
          { upsert: { key: 'crm:2', fields: { familyName: [{ value: 'Ortiz' }] } } },
          { remove: 'crm:3' },
        ],
      ],
    ]);
  });

  it('leaves the deletion of a record that it never saw to the first kind', () => {
    const wanted = wantedOf(incoming(removal('9')), known(), ['customer', 'supplier']);
    expect(wanted).toMatchObject([{ kind: 'customer', changes: [{ remove: 'crm:9' }] }]);
  });

  it('refuses a customer that has become a supplier', () => {
    const become = () =>
      wantedOf(incoming(upsert('1', 'supplier')), known(stored('1', 'customer')), ['customer']);
    expect(become).toThrow('crm:1 was a customer and is now a supplier');
  });

  it('lets a deleted customer come back as a supplier', () => {
    const before = known(stored('1', 'customer', null));
    expect(wantedOf(incoming(upsert('1', 'supplier')), before, ['customer'])).toMatchObject([
      { kind: 'supplier' },
    ]);
  });
});
