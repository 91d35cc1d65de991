import { standardizeMoney } from './standardizer';

const today = '2026-11-20';

function read(raw: unknown, country?: string): unknown[] {
  const { values, issues } = standardizeMoney(raw, country ? { today, country } : { today });
  return [values[0]?.value, issues.map((issue) => issue.code)];
}

describe('money', () => {
  it.each([
    ['1.234,56 €', undefined, 1234.56, 'EUR', []],
    ['€1,234.56', undefined, 1234.56, 'EUR', []],
    ['EUR 1.234,56', undefined, 1234.56, 'EUR', []],
    ['1 234,56 EUR', undefined, 1234.56, 'EUR', []],
    ['$1,234.56', 'US', 1234.56, 'USD', []],
    ['$1,234.56', 'CA', 1234.56, 'CAD', []],
    ['$1,234.56', undefined, 1234.56, 'USD', ['money.currency-ambiguous']],
    ['$12.50 CAD', 'US', 12.5, 'CAD', []],
    ['US$ 99', 'CN', 99, 'USD', []],
    ['¥12,000', 'CN', 12000, 'CNY', []],
    ['¥12,000', 'JP', 12000, 'JPY', []],
    ['￥12,000.00', 'CN', 12000, 'CNY', []],
    ['12000元', undefined, 12000, 'CNY', []],
    ['1.2万元', undefined, 12000, 'CNY', []],
    ['人民币500', undefined, 500, 'CNY', []],
    ['£9.99', undefined, 9.99, 'GBP', []],
    ["CHF 1'234.50", undefined, 1234.5, 'CHF', []],
    ['-5,00 €', undefined, -5, 'EUR', []],
    ['-$5.00', 'US', -5, 'USD', []],
    ['($5.00)', 'US', -5, 'USD', []],
    ['€ 19,-', undefined, 19, 'EUR', []],
    ['100 kr', 'SE', 100, 'SEK', []],
    ['49.90', 'DE', 49.9, 'EUR', ['money.currency-assumed']],
    [49.901, 'DE', 49.901, 'EUR', ['money.currency-assumed']],
    [49.9, 'US', 49.9, 'USD', ['money.currency-assumed']],
    [{ amount: 12.5, currency: 'EUR' }, undefined, 12.5, 'EUR', []],
    [{ amount: '12,50', currency: '€' }, undefined, 12.5, 'EUR', []],
    ['5 zł', undefined, 5, 'PLN', []],
  ])('reads %j of %j as %d %s', (raw, country, amount, currency, codes) => {
    expect(read(raw, country)).toEqual([{ amount, currency }, codes]);
  });

  it.each([
    ['49.90', 'money.no-currency'],
    ['free', 'money.unreadable'],
    ['12 apples', 'money.unreadable'],
    ['€5 $5', 'money.unreadable'],
  ])('rejects %j: %s', (raw, code) => {
    expect(read(raw)).toEqual([undefined, [code]]);
  });

  it('keeps what the source wrote', () => {
    expect(standardizeMoney('1.234,56 €', { today }).values[0]?.original).toBe('1.234,56 €');
    expect(standardizeMoney({ amount: 5, currency: 'EUR' }, { today }).values).toEqual([
      { value: { amount: 5, currency: 'EUR' } },
    ]);
  });
});
