import { standardizePhone } from './standardizer';

function read(raw: unknown, country?: string): unknown[] {
  const { values, issues } = standardizePhone(
    raw,
    country ? { today: '2026-11-20', country } : { today: '2026-11-20' },
  );
  return [values.map((one) => one.value), issues.map((issue) => issue.code)];
}

describe('phone', () => {
  it.each([
    ['+49 (0)30 901820', undefined, '+4930901820', []],
    ['030/901820', 'DE', '+4930901820', []],
    ['0049 30 901820', 'DE', '+4930901820', []],
    ['0049 30 901820', 'US', '+4930901820', []],
    ['0049 30 901820', undefined, '+4930901820', []],
    ['(212) 736-5000', 'US', '+12127365000', []],
    ['1-212-736-5000', 'US', '+12127365000', []],
    ['+1 212 736 5000 ext. 12', undefined, '+12127365000', ['phone.extension']],
    ['212-736-5000 x12', 'US', '+12127365000', ['phone.extension']],
    ['020 7946 0018', 'GB', '+442079460018', []],
    ['+44 (0) 20 7946 0018', undefined, '+442079460018', []],
    ['07400 123456', 'GB', '+447400123456', []],
    ['01 42 68 53 00', 'FR', '+33142685300', []],
    ['0412 345 678', 'AU', '+61412345678', []],
    ['13812345678', 'CN', '+8613812345678', []],
    [13812345678, 'CN', '+8613812345678', []],
    ['86 13812345678', 'CN', '+8613812345678', []],
    ['138-1234-5678', 'CN', '+8613812345678', []],
    ['010-62751234', 'CN', '+861062751234', []],
    ['010-62751234转8001', 'CN', '+861062751234', ['phone.extension']],
    ['＋８６ １３８１２３４５６７８', undefined, '+8613812345678', []],
    ['Tel.: 030 901820', 'DE', '+4930901820', []],
    ['13812345678.0', 'CN', '+8613812345678', []],
    ['+86 (0) 755 8601 3388', undefined, '+8675586013388', []],
  ])('reads %j of %j as %j', (raw, country, value, codes) => {
    expect(read(raw, country)).toEqual([[value], codes]);
  });

  it.each([
    ['1234567', 'US', 'phone.placeholder'],
    ['1234567890', 'US', 'phone.placeholder'],
    ['0000000000', 'DE', 'phone.placeholder'],
    ['555-555-5555', 'US', 'phone.placeholder'],
    ['+1 999 999 9999', undefined, 'phone.placeholder'],
    ['11111111111', 'CN', 'phone.placeholder'],
    ['0', 'DE', 'phone.placeholder'],
    ['12', 'US', 'phone.impossible'],
    ['+49 1', undefined, 'phone.impossible'],
    ['call me', 'US', 'phone.impossible'],
    ['1.38123E+10', 'CN', 'phone.impossible'],
    ['212 736 5000', undefined, 'phone.no-region'],
  ])('rejects %j of %j: %s', (raw, country, code) => {
    expect(read(raw, country)).toEqual([[], [code]]);
  });

  it('gives each of several numbers as a value of its own', () => {
    expect(read('030 901820 / 0151 23456789', 'DE')).toEqual([
      ['+4930901820', '+4915123456789'],
      ['phone.several'],
    ]);
  });
});
