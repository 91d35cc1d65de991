import { runInNewContext } from 'node:vm';
import { standardValue } from '@concord/contracts/canonical';
import { semanticTypes, type SemanticType } from '@concord/contracts/semantic-types';
import fc from 'fast-check';
import { standardize } from './standardize';
import { anyContext, anyInput } from './testing/arbitrary-input';

const german = { today: '2026-11-20', country: 'DE' };

/** Far beyond what the slowest machine needs; ends what would never end by itself. */
const hangsAfterMs = 120_000;

/** Ends work that hangs, which a timeout of the test runner cannot, as long as it is synchronous. */
function unlessItHangs(work: () => void): void {
  runInNewContext('work()', { work }, { timeout: hangsAfterMs });
}

/** No standardizer reads further than this into a text. */
const furthestRead = 80_000;

const hostile: readonly string[] = [
  'a',
  '张',
  '1',
  ' ',
  '\u200b',
  '\ud800',
  'a,',
  '&amp;',
  '&',
  '("',
  '((',
  'a@a ',
  '@',
  '<a@',
  '12 ',
  '+49 ',
  'A-',
  '1.',
  '0',
  "O'",
  'Mc',
  'Dr. ',
  'von ',
  'zhang ',
  'GmbH & ',
  '有限公司',
  'Ã¼',
  'Ã',
  'å¼\u00a0',
  '寮犱笁',
  'a茅',
  '\u0301',
  'ｶﾞ',
  ' / ',
  'x at ',
  '.@.',
  'ext 1 ',
  '1990-',
  'Unit 1 ',
  '号',
  '\n',
  '_',
];

describe.each(semanticTypes)('the standardizer of %s', (type: SemanticType) => {
  it('never throws and gives only values of the contract, whatever comes', () => {
    fc.assert(
      fc.property(anyInput, anyContext, (raw, where) => {
        for (const value of standardize(type, raw, where).values) standardValue.parse(value);
      }),
      { numRuns: 400 },
    );
  });

  it('gives a standard value back unchanged, with the same key', () => {
    fc.assert(
      fc.property(anyInput, anyContext, (raw, where) => {
        const { values, issues } = standardize(type, raw, where);
        // The key of a date of which a part cannot be right holds the digits that the value is rid of.
        const saysMore = issues.some(({ code }) => code === 'date.impossible');
        for (const { value, key } of values) {
          const again = standardize(type, value, where).values;
          const expected = { value, key: saysMore ? undefined : key };
          expect(again.map((one) => ({ value: one.value, key: one.key }))).toEqual([expected]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes to an end and gives a short answer for texts as long as it reads', () => {
    unlessItHangs(() => {
      for (const unit of hostile) {
        for (const length of [300, 1_000, 4_000, furthestRead]) {
          const raw = `x${unit.repeat(Math.ceil(length / unit.length))}`;
          const { values } = standardize(type, raw, german);
          expect(JSON.stringify(values).length).toBeLessThan(3 * furthestRead);
        }
      }
    });
  });

  it('does not look at what stands beyond that, so that no text costs more', () => {
    for (const unit of hostile) {
      const read = unit.repeat(Math.ceil(furthestRead / unit.length));
      const [first, second] = ['!', 'Jo Smith, 12 <jo@acme.com>, 2001-02-03'].map((beyond) =>
        standardize(type, read + beyond, german),
      );
      expect(first).toEqual(second);
    }
  });
});
