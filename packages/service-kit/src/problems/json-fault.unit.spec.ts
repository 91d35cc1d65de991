import * as fc from 'fast-check';
import { jsonFaultAt } from './json-fault';

describe(jsonFaultAt, () => {
  it.each([
    ['a missing value', '{"name": }', 9],
    ['a missing comma', '{"a": 1 "b": 2}', 8],
    ['a trailing comma', '[1, 2, ]', 7],
    ['a text that ends too early', '{"name": "Ann"', 14],
    ['a text cut within a string', '["An', 4],
    ['a bare word', '{"ok": yes}', 7],
    ['single quotes', "{'a': 1}", 1],
    ['a line break in a string', '["a\nb"]', 3],
    ['a number with a leading zero', '[012]', 2],
    ['more after the end', '{} {}', 3],
    ['nothing at all', '', 0],
    ['an unknown escape', String.raw`["a\x"]`, 3],
  ])('finds %s', (_, text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
  });

  it('agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFaultAt(text)).toBeUndefined();
      }),
    );
  });

  it('agrees with JSON.parse on what is none, after any damage to a JSON text', () => {
    const damage = fc.record({
      text: fc.json(),
      at: fc.nat(),
      put: fc.constantFrom('', ',', '"', '}', 'x', '\\', '1'),
    });
    fc.assert(
      fc.property(damage, ({ text, at, put }) => {
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + put + text.slice(place + 1);
        expect(jsonFaultAt(damaged) === undefined).toBe(isJson(damaged));
      }),
      { numRuns: 500 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
