import type { PlainValue } from '@concord/contracts/canonical';
import type { SemanticType } from '@concord/contracts/semantic-types';
import { validate } from './validate';

const context = { today: '2026-11-20', country: 'DE' };

describe(validate.name, () => {
  it.each<[SemanticType, PlainValue, string[]]>([
    ['date', '1990-01-31', []],
    ['date', '31.1.1990', ['value.not-standard']],
    ['date', '1990-02-31', ['date.impossible', 'value.not-standard']],
    ['date.birth', '2027-01-01', ['date.future']],
    ['date.birth', '1850-01-01', ['date.too-old']],
    ['phone', '+493090182013', []],
    ['phone', '030 90182013', ['value.not-standard']],
    ['gender', 'female', []],
    ['gender', 'Frau', ['value.not-standard']],
    ['gender', 'tall', ['gender.unrecognized']],
    ['country', 'DE', []],
    ['country', 'Germany', ['value.not-standard']],
    ['language', 'de', []],
    ['boolean', true, []],
    ['boolean', 'yes', ['value.not-standard']],
    ['number', 5.5, []],
    ['number', '5.5', ['value.not-standard']],
    ['identifier', 'DE89370400440532013000', []],
    ['identifier', 'DE89370400440532013001', ['identifier.check-digit']],
    ['identifier', 'de 89', ['value.not-standard']],
    ['money', { amount: 5, currency: 'EUR' }, []],
    ['money', '5 €', ['value.not-standard']],
    ['postcode', '10115', []],
    ['postcode', 'D-10115', ['value.not-standard']],
    ['email', 'jo@bakery.com', []],
    ['email', 'Jo@Bakery.com', ['value.not-standard']],
    ['text', '', ['value.not-standard']],
  ])('finds in the %s %j: %j', (type, value, codes) => {
    expect(validate(type, value, context).map(({ code }) => code)).toEqual(codes);
  });

  it('does not mind the order of the parts of an address', () => {
    const address = {
      lines: ['Hauptstr. 5'],
      city: 'Berlin',
      postcode: '10115',
      houseNumber: '5',
      street: 'Hauptstr.',
    };
    expect(validate('address', address, context)).toEqual([]);
  });
});
