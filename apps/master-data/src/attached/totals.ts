import type { CanonicalFields, MoneyValue, PlainValue } from '@concord/contracts/canonical';

export interface Sum {
  readonly field: string;
  readonly currency: string;
  readonly sum: number;
  /** How many amounts are in it. */
  readonly count: number;
}

export interface Total {
  readonly entity: string;
  readonly count: number;
  /** Of those of which the time is known. */
  readonly first?: string;
  readonly last?: string;
  /** By field and currency; amounts of different currencies are never added up. */
  readonly sums: readonly Sum[];
}

interface Counted {
  readonly entity: string;
  readonly at: string;
  readonly fields: CanonicalFields;
}

/** Millionths: whole numbers add up to the same in any order, which sums of fractions do not. */
const parts = 1e6;

interface Running {
  count: number;
  first: string;
  last: string;
  readonly sums: Map<
    string,
    { readonly field: string; readonly currency: string; sum: bigint; count: number }
  >;
}

/**
 * Totals of transactions and interactions: how many of each entity, when the first and the last was, and the
 * sums of their amounts by currency. A function of the set of items, whatever their order; exact to a millionth.
 */
export class Totals {
  private readonly running = new Map<string, Running>();

  add({ entity, at, fields }: Counted): this {
    const total = this.running.get(entity) ?? { count: 0, first: '', last: '', sums: new Map() };
    if (total.count === 0) this.running.set(entity, total);
    total.count += 1;
    if (at !== '' && (total.first === '' || at < total.first)) total.first = at;
    if (at > total.last) total.last = at;
    for (const [field, values] of Object.entries(fields)) {
      for (const { value } of values) if (isMoney(value)) addAmount(total, field, value);
    }
    return this;
  }

  /** By entity in the order of their names. */
  all(): Total[] {
    return [...this.running]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([entity, { count, first, last, sums }]) => ({
        ...{ entity, count },
        ...(first === '' ? {} : { first, last }),
        sums: [...sums]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, { sum, ...rest }]) => ({ ...rest, sum: Number(sum) / parts })),
      }));
  }
}

function isMoney(value: PlainValue): value is MoneyValue {
  return typeof value === 'object' && 'amount' in value;
}

function addAmount({ sums }: Running, field: string, { amount, currency }: MoneyValue): void {
  const key = `${field} ${currency}`;
  const sum = sums.get(key) ?? { field, currency, sum: 0n, count: 0 };
  if (sum.count === 0) sums.set(key, sum);
  sum.sum += BigInt(Math.round(amount * parts));
  sum.count += 1;
}
