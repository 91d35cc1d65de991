import { semanticTypes, type SemanticType } from '@concord/contracts/semantic-types';
import fc from 'fast-check';
import { maskText, maskValue } from './mask';

const cases: [SemanticType, string, string][] = [
  ['phone', '13812345678', '138****5678'],
  ['phone', '+8613812345678', '+86138****5678'],
  ['phone', '+447912177633', '+4479****7633'],
  ['phone', '+12025550143', '+120****0143'],
  ['phone', '+35314021234', '+3531****234'],
  ['phone', '112', '****'],
  ['email', 'oscar.smith@btinternet.com', 'o****@btinternet.com'],
  ['email', 'ann@ann-ashdown.name', 'a****@a****.name'],
  ['email', '139@qq.com', '1****@qq.com'],
  ['email', 'no address', '****'],
  ['name.given', 'Oscar', 'O****'],
  ['name.given', '小明', '小*'],
  ['name.family', '李', '*'],
  ['name.full', '欧阳娜娜', '欧***'],
  ['name.full', 'Anna Maria  García', 'A**** M**** G****'],
  ['date.birth', '1980-05-17', '1980-**-**'],
  ['date.birth', '17.5.80', '****'],
  ['postcode', 'EH18 2WR', 'EH****'],
  ['postcode', '30165', '30****'],
  ['identifier', '110101199003070011', '110****0011'],
  ['identifier', '11010119900307001X', '110****001X'],
  ['identifier', 'AB123456C', '****6C'],
  ['identifier', '4711', '****'],
  ['text', 'asked for Mr Whitlock', '****'],
];

describe(maskValue.name, () => {
  it.each(cases)('shows of the %s %s only %s', (type, value, masked) => {
    expect(maskValue(type, value)).toBe(masked);
  });

  it('leaves of an address city, region and country and the beginning of the postcode', () => {
    const address = {
      ...{ lines: ['Flat 3', '81 Green Lane'], street: 'Green Lane', houseNumber: '81', unit: '3' },
      ...{ city: 'Edinburgh', region: 'Scotland', postcode: 'EH18 2WR', country: 'GB' },
    };
    expect(maskValue('address', address)).toEqual({
      ...{ lines: ['****'], city: 'Edinburgh', region: 'Scotland', postcode: 'EH****' },
      country: 'GB',
    });
  });

  const type = fc.constantFrom(...semanticTypes);

  it('never shows a text whole, of whatever type it is', () => {
    const text = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((one) => !/^[*\s]*$/.test(one));
    fc.assert(fc.property(type, text, (of, value) => expect(maskValue(of, value)).not.toBe(value)));
  });

  it('hides at least four of the digits of a number and half of its own', () => {
    const digits = fc.stringMatching(/^[0-9]{4,18}$/);
    fc.assert(
      fc.property(fc.constantFrom('phone', 'identifier'), digits, (of, value) => {
        const shown = maskText(of, value).replace(/\D/g, '');
        expect(value.length - shown.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('says the same of what is masked as is masked already, or less', () => {
    fc.assert(
      fc.property(type, fc.emailAddress(), (of, value) => {
        const once = maskText(of, value);
        const twice = maskText(of, once).replaceAll('*', '');
        expect(twice.length).toBeLessThanOrEqual(once.replaceAll('*', '').length);
      }),
    );
  });
});
