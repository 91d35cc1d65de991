import { resultText } from './result-text';
import type { StewardResult } from './stewarding-api';

const [maria, mia] = ['ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', 'ent_01JCX5V0B8P9Q2R3S4T5V6W7X8'] as const;

const merged: StewardResult = {
  preview: true,
  action: { id: 'act_01JCX6A0C8P9Q2R3S4T5V6W7X8' },
  customers: [
    {
      ...{ id: maria, status: 'current', into: [], isNew: false },
      records: { before: ['crm:1'], after: ['crm:1', 'shop:1'] },
      changes: [
        {
          field: 'email',
          before: [{ value: 'maria@ortiz.com' }],
          after: [{ value: 'maria@ortiz.com' }, { value: 'mia@lopez.net' }],
        },
      ],
    },
    {
      ...{ id: mia, status: 'redirected', into: [maria], isNew: false },
      records: { before: ['shop:1'], after: [] },
      changes: [{ field: 'email', before: [{ value: 'mia@lopez.net' }], after: [] }],
    },
  ],
};

describe('what a steward did', () => {
  it('is shown customer by customer before it happens', () => {
    expect(resultText(merged)).toEqual([
      'Nothing is stored; it would be so:',
      '',
      `${maria}: current, 1 → 2 records`,
      '  email: maria@ortiz.com → maria@ortiz.com, mia@lopez.net',
      `${mia}: redirected to ${maria}, 1 → 0 records`,
      '  email: mia@lopez.net → (none)',
    ]);
  });

  it('says how it is undone when it happened', () => {
    expect(resultText({ ...merged, preview: false }).at(-1)).toBe(
      'undo it:  ./concord steward undo act_01JCX6A0C8P9Q2R3S4T5V6W7X8',
    );
  });

  it('may change nothing that is seen', () => {
    expect(resultText({ preview: false, customers: [] })).toEqual([
      'No golden record changes by it.',
    ]);
  });
});
