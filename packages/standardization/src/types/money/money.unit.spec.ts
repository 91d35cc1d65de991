import { cleansingFile } from '@concord/contracts/workspace';
import { converted, exchangeOf } from './exchange';
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
    ['1 234,56 zł', undefined, 1234.56, 'PLN', []],
    ['1.234,56 Euro', undefined, 1234.56, 'EUR', []],
    ['12 euros', undefined, 12, 'EUR', []],
    ['1234.56EUR', undefined, 1234.56, 'EUR', []],
    ['eur 5', undefined, 5, 'EUR', []],
    ['-€5.00', undefined, -5, 'EUR', []],
    ['€-5.00', undefined, -5, 'EUR', []],
    ['5,00-€', undefined, undefined, undefined, ['money.unreadable']],
    ['5,00 €-', undefined, -5, 'EUR', []],
    ['(1.234,56 €)', undefined, -1234.56, 'EUR', []],
    ['USD 1,234', undefined, 1234, 'USD', ['money.amount-ambiguous']],
    ['USD 1,234', 'US', 1234, 'USD', []],
    ['1.234 €', 'DE', 1234, 'EUR', []],
    ['1.234 €', undefined, 1.234, 'EUR', []],
    ['$0.99', 'US', 0.99, 'USD', []],
    ['$1,000,000', 'US', 1000000, 'USD', []],
    ['$5', 'AU', 5, 'AUD', []],
    ['$5', 'MX', 5, 'MXN', []],
    ['$5', 'SG', 5, 'SGD', []],
    ['A$5', undefined, 5, 'AUD', []],
    ['AU$ 5.50', undefined, 5.5, 'AUD', []],
    ['C$5', undefined, 5, 'CAD', []],
    ['HK$500', undefined, 500, 'HKD', []],
    ['NT$500', undefined, 500, 'TWD', []],
    ['S$5', undefined, 5, 'SGD', []],
    ['NZ$5', undefined, 5, 'NZD', []],
    ['500港币', undefined, 500, 'HKD', []],
    ['500美元', undefined, 500, 'USD', []],
    ['100美金', undefined, 100, 'USD', []],
    ['RMB 500', undefined, 500, 'CNY', []],
    ['CNY500.00', undefined, 500, 'CNY', []],
    ['500人民币', undefined, 500, 'CNY', []],
    ['3.5亿元', undefined, 350000000, 'CNY', []],
    ['１２００円', undefined, 1200, 'JPY', []],
    ['JPY 1200', undefined, 1200, 'JPY', []],
    ['₩12,000', undefined, 12000, 'KRW', ['money.amount-ambiguous']],
    ['₩12,000', 'KR', 12000, 'KRW', []],
    ['₹1,00,000', undefined, 100000, 'INR', []],
    ['₹1,23,456.50', 'IN', 123456.5, 'INR', []],
    ['₽1 500', undefined, 1500, 'RUB', []],
    ['1500 руб.', undefined, 1500, 'RUB', []],
    ['R$ 1.234,56', undefined, 1234.56, 'BRL', []],
    ['1.234,56 kr.', 'DK', 1234.56, 'DKK', []],
    ['kr 99,50', 'NO', 99.5, 'NOK', []],
    ['CHF 1’234.50', undefined, 1234.5, 'CHF', []],
    ['Fr. 20.-', 'CH', 20, 'CHF', []],
    ['CHF 20.--', undefined, 20, 'CHF', []],
    ['£1,234', 'GB', 1234, 'GBP', []],
    ['£ 12.5', undefined, 12.5, 'GBP', []],
    ['12.50 GBP', undefined, 12.5, 'GBP', []],
    ['₺1.234,56', undefined, 1234.56, 'TRY', []],
    ['฿500', undefined, 500, 'THB', []],
    ['₫500.000', 'VN', 500000, 'VND', []],
    ['₪12.50', undefined, 12.5, 'ILS', []],
    ['1e3 USD', undefined, 1000, 'USD', []],
    [0, 'DE', 0, 'EUR', ['money.currency-assumed']],
    [-12.5, 'GB', -12.5, 'GBP', ['money.currency-assumed']],
    [{ amount: 12.5, currency: 'eur' }, undefined, 12.5, 'EUR', []],
    [{ amount: '1.234,50', currency: 'EUR' }, 'DE', 1234.5, 'EUR', []],
    [{ amount: '1,234.50', currency: '$' }, 'US', 1234.5, 'USD', []],
    [{ amount: '5', currency: '' }, 'DE', 5, 'EUR', ['money.currency-assumed']],
    [{ amount: 5 }, 'DE', 5, 'EUR', ['money.currency-assumed']],
    ['DM 100', 'DE', 100, 'DEM', []],
  ])('reads %j of %j as %d %s', (raw, country, amount, currency, codes) => {
    const value = amount === undefined ? undefined : { amount, currency };
    expect(read(raw, country)).toEqual([value, codes]);
  });

  it.each([
    ['49.90', 'money.no-currency'],
    ['free', 'money.unreadable'],
    ['12 apples', 'money.unreadable'],
    ['€5 $5', 'money.unreadable'],
    ['about €5', 'money.unreadable'],
    ['EUR', 'money.unreadable'],
    ['5 XYZ', 'money.unreadable'],
    ['1.2.3 €', 'money.unreadable'],
    ['12', 'money.no-currency'],
    ['12-15 €', 'money.unreadable'],
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

describe('conversion to the currency of the workspace', () => {
  const exchange = exchangeOf(
    cleansingFile.shape.values.parse({
      currency: 'EUR',
      rates: [
        { date: '2024-01-01', base: 'EUR', rates: { USD: 1.1, GBP: 0.86 } },
        { date: '2025-01-01', base: 'EUR', rates: { USD: 1.04, GBP: 0.83, JPY: 160 } },
        { date: '2025-06-01', base: 'USD', rates: { CNY: 7.2, EUR: 0.88 } },
      ],
    }),
  );

  function inEuro(amount: number, currency: string, date: string): unknown[] {
    if (exchange === undefined) throw new Error('the workspace has a currency');
    const { value, issue } = converted({ amount, currency }, date, exchange);
    return [value.amount, value.currency, value.from?.date, issue?.code];
  }

  it.each([
    [110, 'USD', '2024-05-05', 100, '2024-01-01'],
    [104, 'USD', '2025-01-01', 100, '2025-01-01'],
    [100, 'USD', '2025-06-15', 88, '2025-06-01'],
    [100, 'USD', '2099-01-01', 88, '2025-06-01'],
    [720, 'CNY', '2025-07-01', 88, '2025-06-01'],
    [16_000, 'JPY', '2025-07-01', 100, '2025-01-01'],
    [86, 'GBP', '2024', 100, '2024-01-01'],
    [83, 'GBP', '2025-02', 100, '2025-01-01'],
    [-110, 'USD', '2024-05-05', -100, '2024-01-01'],
    [0, 'USD', '2024-05-05', 0, '2024-01-01'],
    [0.01, 'USD', '2024-05-05', 0.01, '2024-01-01'],
    [1.1055, 'USD', '2024-05-05', 1.01, '2024-01-01'],
  ])('%d %s on %s are %d EUR by the rates of %s', (amount, currency, date, euro, rates) => {
    expect(inEuro(amount, currency, date)).toEqual([euro, 'EUR', rates, 'money.converted']);
  });

  it('keeps an amount that no rate is there for, and says so', () => {
    expect(inEuro(5, 'USD', '2023-12-31')).toEqual([5, 'USD', undefined, 'money.no-rate']);
    expect(inEuro(5, 'SEK', '2025-01-01')).toEqual([5, 'SEK', undefined, 'money.no-rate']);
    expect(inEuro(5, 'EUR', '2023-12-31')).toEqual([5, 'EUR', undefined, undefined]);
  });

  it('keeps what the source wrote, and the rate', () => {
    if (exchange === undefined) throw new Error('the workspace has a currency');
    const { value } = converted({ amount: 110, currency: 'USD' }, '2024-05-05', exchange);
    expect(value.from).toEqual({
      amount: 110,
      currency: 'USD',
      rate: 0.9090909091,
      date: '2024-01-01',
    });
    expect(standardizeMoney(value, { today }).values).toEqual([{ value }]);
  });

  it('rounds to what a currency has: no cents in Japan', () => {
    const yen = exchangeOf(
      cleansingFile.shape.values.parse({
        currency: 'JPY',
        rates: [{ date: '2024-01-01', base: 'EUR', rates: { JPY: 160.55 } }],
      }),
    );
    if (yen === undefined) throw new Error('the workspace has a currency');
    expect(converted({ amount: 9.99, currency: 'EUR' }, '2024-05-05', yen).value.amount).toBe(1604);
  });
});
