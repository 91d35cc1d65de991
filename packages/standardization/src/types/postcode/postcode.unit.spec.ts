import { standardizePostcode } from './standardizer';

const today = '2026-11-20';

describe('postcode', () => {
  it.each([
    ['sw1a1aa', 'GB', 'SW1A 1AA', []],
    ['SW1A  1AA', 'GB', 'SW1A 1AA', []],
    ['m1 1ae', undefined, 'M1 1AE', []],
    ['62704', 'US', '62704', []],
    ['627041234', 'US', '62704-1234', []],
    ['62704-1234', 'US', '62704-1234', []],
    ['2138', 'US', '02138', ['postcode.leading-zero']],
    [2138, 'US', '02138', ['postcode.leading-zero']],
    ['2138.0', 'US', '02138', ['postcode.leading-zero']],
    ['D-10115', 'DE', '10115', []],
    ['1067', 'DE', '01067', ['postcode.leading-zero']],
    ['F-75001', 'FR', '75001', []],
    ['75 001', 'FR', '75001', []],
    ['k1a0b1', 'CA', 'K1A 0B1', []],
    ['1234ab', 'NL', '1234 AB', []],
    ['2000', 'AU', '2000', []],
    ['800', 'AU', '0800', ['postcode.leading-zero']],
    ['100020', 'CN', '100020', []],
    ['100-0001', 'JP', '100-0001', []],
    ['1000001', 'JP', '100-0001', []],
    ['00950', 'PL', '00-950', []],
    ['11455', 'SE', '114 55', []],
    ['d02x285', 'IE', 'D02 X285', []],
    ['01310100', 'BR', '01310-100', []],
    ['ABC', 'US', 'ABC', ['postcode.format']],
    ['1234567', 'CN', '1234567', ['postcode.format']],
    ['10115', undefined, '10115', []],
  ])('reads %j of %j as %j', (raw, country, value, codes) => {
    const { values, issues } = standardizePostcode(raw, country ? { today, country } : { today });
    expect([values[0]?.value, issues.map((issue) => issue.code)]).toEqual([value, codes]);
  });

  it('gives a key without separators', () => {
    expect(standardizePostcode('SW1A 1AA', { today, country: 'GB' }).values[0]?.key).toBe(
      'sw1a1aa',
    );
  });
});
