import { phoneFacts } from './facts';
import { standardizePhone } from './standardizer';

function read(raw: unknown, country?: string, addressCountry?: string): unknown[] {
  const { values, issues } = standardizePhone(raw, {
    today: '2026-11-20',
    ...(country === undefined ? {} : { country }),
    ...(addressCountry === undefined ? {} : { addressCountry }),
  });
  return [values.map((one) => one.value), issues.map((issue) => issue.code)];
}

describe('phone', () => {
  it.each([
    ['+49 (0)30 901820', undefined, '+4930901820'],
    ['+49 (0) 30 / 90 18 20', undefined, '+4930901820'],
    ['0049(0)30-901820', 'DE', '+4930901820'],
    ['030/901820', 'DE', '+4930901820'],
    ['(030) 90 18 20', 'DE', '+4930901820'],
    ['030 901820-12', 'DE', '+493090182012'],
    ['0049 30 901820', 'DE', '+4930901820'],
    ['0049 30 901820', 'US', '+4930901820'],
    ['0049 30 901820', undefined, '+4930901820'],
    ['0171 / 392 84 61', 'DE', '+491713928461'],
    ['Tel.: 030 901820', 'DE', '+4930901820'],
    ['Handy 0151 23984671', 'DE', '+4915123984671'],
    ['(212) 736-5000', 'US', '+12127365000'],
    ['212.736.5000', 'US', '+12127365000'],
    ['1-212-736-5000', 'US', '+12127365000'],
    ['+1 (212) 736 5000', undefined, '+12127365000'],
    ['011 49 30 901820', 'US', '+4930901820'],
    ['416-967-1111', 'CA', '+14169671111'],
    ['020 7925 0918', 'GB', '+442079250918'],
    ['+44 (0) 20 7925 0918', undefined, '+442079250918'],
    ['07911 204856', 'GB', '+447911204856'],
    ['01 42 68 53 00', 'FR', '+33142685300'],
    ['06.12.84.56.78', 'FR', '+33612845678'],
    ['+33 (0)6 12 84 56 78', undefined, '+33612845678'],
    ['0412 385 678', 'AU', '+61412385678'],
    ['(02) 9374 4000', 'AU', '+61293744000'],
    ['021 234 8567', 'NZ', '+64212348567'],
    ['044 668 18 00', 'CH', '+41446681800'],
    ['+43 1 58858-0', undefined, '+431588580'],
    ['91 375 40 00', 'ES', '+34913754000'],
    ['06 6982', 'IT', '+39066982'],
    ['020 624 1111', 'NL', '+31206241111'],
    ['22 593 38 00', 'PL', '+48225933800'],
    ['8 (495) 739-70-00', 'RU', '+74957397000'],
    ['+7 916 238-45-67', undefined, '+79162384567'],
    ['(11) 98472-3561', 'BR', '+5511984723561'],
    ['098 4563 2178', 'IN', '+919845632178'],
    ['13817245690', 'CN', '+8613817245690'],
    [13817245690, 'CN', '+8613817245690'],
    ['86 13817245690', 'CN', '+8613817245690'],
    ['+86-138-1724-5690', undefined, '+8613817245690'],
    ['138-1724-5690', 'CN', '+8613817245690'],
    ['138 1724 5690', 'CN', '+8613817245690'],
    ['手机：13817245690', 'CN', '+8613817245690'],
    ['010-62751234', 'CN', '+861062751234'],
    ['（010）62751235', 'CN', '+861062751235'],
    ['0755-86013388', 'CN', '+8675586013388'],
    ['+86 (0) 755 8601 3388', undefined, '+8675586013388'],
    ['＋８６ １３８１７２４５６９０', undefined, '+8613817245690'],
    ['13817245690.0', 'CN', '+8613817245690'],
    ['1.3817245690E10', 'CN', '+8613817245690'],
    ['03-3224-9999', 'JP', '+81332249999'],
    ['090-1790-1357', 'JP', '+819017901357'],
    ['02-730-5800', 'KR', '+8227305800'],
    ['010-3847-5629', 'KR', '+821038475629'],
    ['2849 6130', 'HK', '+85228496130'],
    ['02-2723-8000', 'TW', '+886227238000'],
    ['6225 5632', 'SG', '+6562255632'],
    ['050 647 2913', 'AE', '+971506472913'],
  ])('reads %j of %j as %j', (raw, country, value) => {
    expect(read(raw, country)).toEqual([[value], []]);
  });

  it.each([
    ['+1 212 736 5000 ext. 12', undefined, '+12127365000'],
    ['212-736-5000 x12', 'US', '+12127365000'],
    ['(212) 736-5000 #12', 'US', '+12127365000'],
    ['212-736-5000, extension 12', 'US', '+12127365000'],
    ['+12127365000;ext=12', undefined, '+12127365000'],
    ['010-62751234转8001', 'CN', '+861062751234'],
    ['010-62751234 分机 8001', 'CN', '+861062751234'],
    ['030 901820 Durchwahl 12', 'DE', '+4930901820'],
    ['(495) 739-70-00 доб. 12', 'RU', '+74957397000'],
  ])('leaves the extension out of %j of %j', (raw, country, value) => {
    expect(read(raw, country)).toEqual([[value], ['phone.extension']]);
  });

  it.each([
    ['06 12 84 56 78', 'US', 'FR', '+33612845678', ['phone.region-of-address']],
    ['030 901820', 'US', 'DE', '+4930901820', ['phone.region-of-address']],
    ['030 901820', undefined, 'DE', '+4930901820', ['phone.region-of-address']],
    ['13817245690', 'DE', 'CN', '+8613817245690', ['phone.region-of-address']],
    ['212 736 5000', 'US', 'CN', '+12127365000', []],
    ['+49 30 901820', 'US', 'FR', '+4930901820', []],
    ['49 30 90182013', 'US', undefined, '+493090182013', ['phone.plus-added']],
    ['8613817245690', undefined, undefined, '+8613817245690', ['phone.plus-added']],
    ['447911204856', 'US', 'US', '+447911204856', ['phone.plus-added']],
  ])('reads %j of a source of %j, at an address in %j, as %j', (raw, country, at, value, codes) => {
    expect(read(raw, country, at)).toEqual([[value], codes]);
  });

  it.each([
    ['(212) 555-0147', 'US', '+12125550147', 'phone.fictional'],
    ['020 7946 0018', 'GB', '+442079460018', 'phone.fictional'],
    ['07700 900123', 'GB', '+447700900123', 'phone.fictional'],
    ['0491 570 156', 'AU', '+61491570156', 'phone.fictional'],
    ['(02) 5550 1234', 'AU', '+61255501234', 'phone.fictional'],
    ['06 39 98 12 34', 'FR', '+33639981234', 'phone.fictional'],
    ['030 23125 123', 'DE', '+493023125123', 'phone.fictional'],
    ['13812345678', 'CN', '+8613812345678', 'phone.pattern'],
    ['0171 1111111', 'DE', '+491711111111', 'phone.pattern'],
    ['13888888888', 'CN', '+8613888888888', 'phone.pattern'],
    ['0412 345 678', 'AU', '+61412345678', 'phone.pattern'],
    ['1-800-FLOWERS', 'US', '+18003569377', 'phone.service'],
    ['0800 330 1000', 'DE', '+498003301000', 'phone.service'],
    ['400-820-8820', 'CN', '+864008208820', 'phone.service'],
    ['0900 138 472 6', 'DE', '+499001384726', 'phone.service'],
  ])('warns of %j of %j', (raw, country, value, code) => {
    expect(read(raw, country)).toEqual([[value], [code]]);
  });

  it.each([
    ['1234567', 'US', 'phone.placeholder'],
    ['1234567890', 'US', 'phone.placeholder'],
    ['0000000000', 'DE', 'phone.placeholder'],
    ['555-555-5555', 'US', 'phone.placeholder'],
    ['+1 999 999 9999', undefined, 'phone.placeholder'],
    ['11111111111', 'CN', 'phone.placeholder'],
    ['13800000000', 'CN', 'phone.placeholder'],
    ['12121212', 'DE', 'phone.placeholder'],
    ['123123123123', 'DE', 'phone.placeholder'],
    ['9876543210', 'IN', 'phone.placeholder'],
    ['0', 'DE', 'phone.placeholder'],
    ['12', 'US', 'phone.impossible'],
    ['+49 1', undefined, 'phone.impossible'],
    ['call me', 'US', 'phone.impossible'],
    ['1.38123E+10', 'CN', 'phone.impossible'],
    ['jo@acme.com', 'US', 'phone.impossible'],
    ['+999 123 456 78', undefined, 'phone.impossible'],
    ['212 736 5000', undefined, 'phone.no-region'],
  ])('rejects %j of %j: %s', (raw, country, code) => {
    expect(read(raw, country)).toEqual([[], [code]]);
  });

  it.each(['', 'n/a', '-', '无', 'unknown', null])('takes %j for missing', (raw) => {
    expect(read(raw, 'US')).toEqual([[], []]);
  });

  it.each([
    ['030 901820 / 0151 23984671', ['+4930901820', '+4915123984671']],
    ['030 901820; 030 901820', ['+4930901820']],
    ['030 901820 oder +1 212 736 5000', ['+4930901820', '+12127365000']],
  ])('gives each of several numbers in %j as a value of its own', (raw, values) => {
    expect(read(raw, 'DE')).toEqual([values, ['phone.several']]);
  });
});

describe('phoneFacts', () => {
  it.each([
    ['+1 212 736 5000 ext. 12', { country: 'US', type: 'mobile-or-landline', extension: '12' }],
    ['+86 10 62751234转8001', { country: 'CN', type: 'landline', extension: '8001' }],
    ['+49 171 3928461', { country: 'DE', type: 'mobile' }],
    ['+49 800 3301000', { country: 'DE', type: 'service' }],
    ['+44 20 7925 0918', { country: 'GB', type: 'landline' }],
  ])('tells country, type and extension of %j', (raw, facts) => {
    const [value] = standardizePhone(raw, { today: '2026-11-20' }).values;
    expect(phoneFacts(value ?? { value: '' })).toEqual(facts);
  });
});
