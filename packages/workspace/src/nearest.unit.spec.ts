import fc from 'fast-check';
import { editDistance, nearestWord } from './nearest';

describe('editDistance', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('emial', 'email')).toBe(1);
    expect(editDistance('adress', 'address')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });

  it('is symmetric and zero only for the same word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('nearestWord', () => {
  it('finds what was meant, whatever the case and the dashes', () => {
    expect(nearestWord('given_name', ['familyName', 'givenName'])).toBe('givenName');
    expect(nearestWord('cvs', ['ndjson', 'csv', 'xml'])).toBe('csv');
  });

  it('keeps quiet when nothing is near', () => {
    expect(nearestWord('surname', ['givenName', 'email'])).toBeUndefined();
  });
});
