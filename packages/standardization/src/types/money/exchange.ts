import type { MoneyValue } from '@concord/contracts/canonical';
import type { RateTable, ValueSettings } from '@concord/contracts/workspace';
import { minorDigits } from '../../data/currencies';
import type { FieldIssue } from '../../outcome';
import { moneyIssues } from './issue-codes';

/** The currency of the workspace and its rates, the latest first. */
export interface Exchange {
  readonly currency: string;
  readonly tables: readonly RateTable[];
}

/** Undefined where the workspace has no currency of its own. */
export function exchangeOf({ currency, rates }: ValueSettings): Exchange | undefined {
  if (currency === undefined) return undefined;
  return { currency, tables: [...rates].sort((a, b) => (a.date < b.date ? 1 : -1)) };
}

const ratePrecision = 10;

function rateIn({ base, rates }: RateTable, currency: string): number | undefined {
  return currency === base ? 1 : rates[currency];
}

/** Half up, as amounts are rounded in business: 1.005 EUR is 1.01. */
function rounded(amount: number, currency: string): number {
  const digits = minorDigits.get(currency) ?? 2;
  const shifted = Number(`${Math.abs(amount).toPrecision(15)}e${digits}`);
  return Math.sign(amount) * Number(`${Math.round(shifted)}e-${digits}`) + 0;
}

function multiplied(amount: number, rate: number, currency: string): number {
  const product = amount * rate;
  const isExact = Math.abs(product) < 1e15 && Math.abs(product) >= 1e-6;
  return isExact ? rounded(product, currency) : product;
}

/**
 * An amount in the currency of the workspace, by the last table not after `date` (`YYYY[-MM[-DD]]`)
 * that has both currencies; two currencies go by the base of the table. The amount as the source wrote
 * it stays in `from`. Without a rate it stays as it is, with a warning.
 */
export function converted(
  money: MoneyValue,
  date: string,
  { currency, tables }: Exchange,
): { value: MoneyValue; issue?: FieldIssue } {
  if (money.currency === currency) return { value: money };
  const day = `${date}-01-01`.slice(0, 10);
  for (const table of tables) {
    if (table.date > day) continue;
    const [own, target] = [rateIn(table, money.currency), rateIn(table, currency)];
    if (own === undefined || target === undefined) continue;
    const rate = Number((target / own).toPrecision(ratePrecision));
    const from = { amount: money.amount, currency: money.currency, rate, date: table.date };
    const amount = multiplied(money.amount, target / own, currency);
    return { value: { amount, currency, from }, issue: moneyIssues.converted };
  }
  return { value: money, issue: moneyIssues.noRate };
}
