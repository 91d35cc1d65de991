import fc from 'fast-check';
import { IntLists } from './int-lists';

const step = fc.record({
  list: fc.nat({ max: 5 }),
  value: fc.nat({ max: 9 }),
  act: fc.constantFrom('push', 'push', 'push', 'remove', 'clear', 'set'),
});

function sorted(values: Iterable<number>): number[] {
  return [...values].sort((a, b) => a - b);
}

describe('IntLists', () => {
  it('holds what was pushed and not removed, whatever happens to other lists', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const lists = new IntLists();
        const expected = [0, 1, 2, 3, 4, 5].map((): number[] => []);
        for (const { list, value, act } of steps) {
          const mirror = expected[list] ?? [];
          if (act === 'push') {
            lists.push(list, value);
            mirror.push(value);
          } else if (act === 'remove') {
            lists.remove(list, value);
            const at = mirror.indexOf(value);
            if (at >= 0) mirror.splice(at, 1);
          } else {
            const values = act === 'set' ? [value, list, value] : [];
            lists.set(list, values);
            mirror.splice(0, mirror.length, ...values);
          }
        }
        for (const [list, values] of expected.entries())
          expect(sorted(lists.list(list))).toEqual(sorted(values));
      }),
      { numRuns: 60 },
    );
  });

  it('uses again what lists leave behind', () => {
    const lists = new IntLists();
    for (let round = 0; round < 1_000; round++) {
      for (let value = 0; value < 20; value++) lists.push(round % 7, value);
      lists.clear(round % 7);
    }
    expect(lists.bytes).toBeLessThan(10_000);
  });
});
