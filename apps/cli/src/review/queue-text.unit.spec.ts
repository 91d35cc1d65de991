import type { ReviewAnswer } from '@concord/contracts/stewarding';
import { placeholderText, queueText } from './queue-text';

const doubt: ReviewAnswer = {
  a: 'crm:1',
  b: 'erp:77',
  reason: 'doubt',
  weight: 2,
  linkage: -1.5,
  needed: 0,
  records: 5,
  benefit: 0.6281,
};

describe('the queue', () => {
  it('is a table with what to type below it', () => {
    const conflict = {
      a: 'crm:2',
      b: 'crm:3',
      wanted: { by: 'steward' as const },
      against: { by: 'steward' as const, a: 'crm:2', b: 'crm:4' },
      chain: ['crm:2', 'crm:3', 'crm:4'],
      text: 'A steward said so, but another one said otherwise.',
    };
    const second: ReviewAnswer = {
      ...doubt,
      a: 'crm:2',
      b: 'crm:3',
      reason: 'conflict',
      linkage: 12,
      benefit: 0.5,
      conflict,
    };
    expect(queueText([doubt, second])).toEqual([
      'record  and     what stands      bits    records  benefit',
      'crm:1   erp:77  two, nearly one   -1.50        5  0.63',
      'crm:2   crm:3   conflict         +12.00        5  0.50',
      '',
      'A steward said so, but another one said otherwise.',
      '',
      'bits: from the decision, on which side; benefit: records that an answer is expected to put right',
      'see why:  ./concord explain crm:1 erp:77',
      'decide:   ./concord decide crm:1 erp:77 same|different|later|undo',
    ]);
  });

  it('may be empty', () => {
    expect(queueText([])).toEqual(['Nothing waits for a steward.']);
  });
});

describe('a placeholder', () => {
  it('is named with some of those who hold it', () => {
    const records = ['crm:1', 'crm:2', 'crm:3', 'crm:4'];
    const placeholders = [{ field: 'taxNumber', value: '000', contents: 1_204, records }];
    expect(placeholderText({ kinds: [{ kind: 'customer', conflicts: [], placeholders }] })).toEqual(
      [
        'taxNumber 000 identifies nobody: 1,204 different records hold it, crm:1, crm:2, crm:3 among them',
      ],
    );
  });
});
