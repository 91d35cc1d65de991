import { recordReceived } from '@concord/contracts/events';
import type { RawDocument } from '../intake/raw-records.repository';
import { replayed } from './replayed';

const maria: RawDocument = {
  _id: 'crm:1042',
  source: 'crm',
  recordId: '1042',
  version: 3,
  hash: 'h-maria',
  op: 'upsert',
  readAt: '2026-03-01T08:00:00.000Z',
  position: 'crm.csv line 17',
  data: { first: 'Maria', 'a.b': null },
  carried: { region: 'North' },
};

describe('replayed', () => {
  it('is the same content as the next version, and says of which', () => {
    const item = replayed(maria);
    expect(recordReceived.parse(item)).toEqual({
      op: 'upsert',
      source: 'crm',
      recordId: '1042',
      version: 4,
      replayOf: 3,
      readAt: '2026-03-01T08:00:00.000Z',
      position: 'crm.csv line 17',
      data: { first: 'Maria', 'a.b': null },
      carried: { region: 'North' },
    });
  });

  it('says of an unreadable row why it is, for it still is', () => {
    const fault = { code: 'csv.columns', message: 'crm.csv line 18: 3 columns' };
    const { data, carried, ...row } = maria;
    const item = replayed({ ...row, op: 'unreadable', fault, excerpt: 'Bob,Jones' });
    expect(recordReceived.parse(item)).toMatchObject({ op: 'unreadable', fault, replayOf: 3 });
  });

  it('is nothing for a deleted record', () => {
    expect(replayed({ ...maria, op: 'delete' })).toBeUndefined();
  });
});
