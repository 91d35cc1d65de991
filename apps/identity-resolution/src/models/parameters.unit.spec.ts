import fc from 'fast-check';
import { piecesOf } from './parameters';

describe(piecesOf, () => {
  it('makes one piece of what is short, even of nothing', () => {
    expect(piecesOf('{"prior":{}}')).toEqual(['{"prior":{}}']);
    expect(piecesOf('')).toEqual(['']);
  });

  it('does not cut through a character', () => {
    expect(piecesOf('ab𠮷c', 3)).toEqual(['ab𠮷', 'c']);
  });

  it('gives pieces of which each survives UTF-8, and all together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 5 }), (text, length) => {
        const pieces = piecesOf(text, length);
        expect(pieces.map((piece) => Buffer.from(piece).toString()).join('')).toBe(text);
        expect(pieces.every((piece) => piece.length <= length + 1)).toBe(true);
      }),
    );
  });
});
