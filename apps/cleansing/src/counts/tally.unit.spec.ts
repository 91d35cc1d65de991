import { gone, maria, received } from '../testing/retailer';
import type { Verdict } from '../verdict';
import { Tally } from './tally';

const accepted: Verdict = {
  kind: 'accepted',
  record: { entity: 'customer', fields: {}, issues: [], quality: 1 },
  changes: [],
  marks: { layout: '', marks: '' },
};
const quarantined: Verdict = {
  kind: 'quarantined',
  draft: {},
  changes: [],
  reasons: [
    { code: 'email.invalid', field: 'email', message: 'first address' },
    { code: 'email.invalid', field: 'email', message: 'second address' },
    { code: 'record.incomplete', message: 'no name' },
  ],
};

describe('Tally', () => {
  it('counts verdicts by source', () => {
    const tally = new Tally();
    tally.add(received(maria), accepted);
    tally.add(received(maria, { source: 'erp' }), accepted);
    tally.add(received(maria), { kind: 'superseded' });
    expect(tally.bySource.get('crm')).toMatchObject({ accepted: 1, superseded: 1 });
    expect(tally.bySource.get('erp')).toMatchObject({ accepted: 1, superseded: 0 });
  });

  it('counts a reason once for each record, however often the record has it', () => {
    const tally = new Tally();
    tally.add(received(maria), quarantined);
    expect(tally.bySource.get('crm')?.reasons).toEqual(
      new Map([
        ['email.invalid', 1],
        ['record.incomplete', 1],
      ]),
    );
  });

  it('counts tombstones apart, and a late one not at all, for it was never received', () => {
    const tally = new Tally();
    tally.add(gone(2), { kind: 'deleted' });
    tally.add(gone(1), { kind: 'superseded' });
    expect(tally.bySource.get('crm')).toMatchObject({ deleted: 1, superseded: 0, accepted: 0 });
  });
});
