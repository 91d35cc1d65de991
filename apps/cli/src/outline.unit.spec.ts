import { linesOf } from './outline';

describe(linesOf, () => {
  it('shows a document as people read it: scalars by name, flat entries on one line', () => {
    const explanation = {
      verdict: 'same',
      bits: 14.28571,
      comparisons: [
        { field: 'email', bits: 11.2, outcome: 'equal' },
        { field: 'name', values: ['Mary', 'Marie'] },
      ],
    };

    expect(linesOf(explanation)).toEqual([
      'verdict: same',
      'bits: 14.286',
      'comparisons:',
      '  - field email, bits 11.2, outcome equal',
      '  - field: name',
      '    values:',
      '      - Mary',
      '      - Marie',
    ]);
  });
});
