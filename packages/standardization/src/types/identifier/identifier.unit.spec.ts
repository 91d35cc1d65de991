import { standardizeIdentifier } from './standardizer';

const context = { today: '2026-11-20' };

describe('identifier', () => {
  it.each([
    ['de 123-456.789', 'DE123456789', []],
    ['CUST_001', 'CUST001', []],
    ['  a1b2 ', 'A1B2', []],
    ['078-05-1120', '078051120', []],
    [1042, '1042', []],
    ['0042', '0042', []],
    ['11010519491231002X', '11010519491231002X', []],
    ['11010519491231002x', '11010519491231002X', []],
    ['110105 19491231 002X', '11010519491231002X', []],
    ['440524188001010014', '440524188001010014', []],
    ['110105194912310021', '110105194912310021', ['identifier.check-digit']],
    ['110105194913310021', '110105194913310021', []],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X', []],
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000', []],
    ['91110000MA0012345X', '91110000MA0012345X', ['identifier.check-digit']],
    ['#4711', '4711', []],
    ['ä-1', 'Ä1', []],
  ])('reads %j as %j', (raw, value, codes) => {
    const { values, issues } = standardizeIdentifier(raw, context);
    expect([values[0]?.value, issues.map((issue) => issue.code)]).toEqual([value, codes]);
  });

  it('knows a Chinese resident by the number of today when the old one of 15 digits is given', () => {
    expect(standardizeIdentifier('350102790219805', { ...context, country: 'CN' }).values).toEqual([
      { value: '350102790219805', key: '350102197902198053' },
    ]);
    expect(standardizeIdentifier('350102790219805', context).values[0]?.key).toBeUndefined();
    expect(
      standardizeIdentifier('350102799919805', { ...context, country: 'CN' }).values[0]?.key,
    ).toBeUndefined();
  });

  it.each(['000000', '0', '9999999', 'XXXXXXXX', '123456789', '123-45-6789'])(
    'rejects the placeholder %j',
    (raw) => {
      expect(standardizeIdentifier(raw, context)).toMatchObject({
        values: [],
        issues: [{ code: 'identifier.placeholder' }],
      });
    },
  );
});
