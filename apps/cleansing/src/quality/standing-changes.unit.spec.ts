import { sumOf } from '@concord/profiling/quality';
import fc from 'fast-check';
import { changesText, documentOfSum, summedChanges } from './standing-changes';
import type { SourceChange } from './unit-quality';

const paths = ['accepted', 'undated', 'weeks.w2900', 'fields.email.filled', 'sample.email.h3k'];
const change: fc.Arbitrary<SourceChange> = fc.record({
  source: fc.constantFrom('crm', 'erp'),
  increments: fc
    .dictionary(fc.constantFrom(...paths), fc.integer({ min: -9, max: 9 }))
    .map((sums) => new Map(Object.entries(sums))),
  newestChange: fc.constantFrom(undefined, '2026-01-01', '2026-03-01'),
  levels: fc
    .dictionary(fc.constantFrom('email', 'phone'), fc.nat(5))
    .map((levels) => new Map(Object.entries(levels))),
});

describe(summedChanges, () => {
  it('says of many units what each of them says one after the other', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (units) => {
        const sums = summedChanges(units.map((unit) => changesText([unit])));
        expect(new Set(sums.map(({ source }) => source))).toEqual(
          new Set(units.map(({ source }) => source)),
        );
        for (const sum of sums) {
          const own = units.filter(({ source }) => source === sum.source);
          const single = own.flatMap((unit) => summedChanges([changesText([unit])]));
          const { _id, source, revision, newestChange, ...standing } = documentOfSum(sum);
          expect([_id, source, revision]).toEqual([sum.source, sum.source, own.length]);
          expect(newestChange).toEqual(
            own
              .flatMap((unit) => unit.newestChange ?? [])
              .sort()
              .at(-1),
          );
          const parts = single.map(documentOfSum).map(({ _id: _, ...part }) => ({
            ...{ ...part, source: undefined, revision: undefined, newestChange: undefined },
          }));
          expect(sumOf([standing])).toEqual(sumOf(parts));
        }
      }),
    );
  });
});
