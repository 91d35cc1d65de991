import type { Comparison, MatchModel } from '../model/model';
import type { TypedValue } from '../record';
import { bestOf, highest } from './best-of';
import type { Comparator } from './comparator';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Within five hundredths two amounts are close. */
const closeness = 0.05;

/** Numbers and amounts of money; amounts in different currencies are different amounts. */
export function numberComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly Amount[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const judge = (a: Amount, b: Amount): Judgement => {
    if (a.unit !== b.unit) return scale.at('none');
    if (a.amount === b.amount) return scale.atFrequency('equal', frequencies.of(String(a.amount)));
    const apart = Math.abs(a.amount - b.amount);
    return scale.at(
      apart <= closeness * Math.max(Math.abs(a.amount), Math.abs(b.amount)) ? 'close' : 'none',
    );
  };
  const ceiling = ({ amount }: Amount): number => scale.ceiling(frequencies.of(String(amount)));
  return {
    read(values) {
      const amounts = values.map(amountOf).filter((amount) => amount !== undefined);
      return amounts.length === 0 ? undefined : amounts;
    },
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    ceiling: (amounts) => highest(amounts, ceiling),
    atoms(amounts, add) {
      for (const { amount, unit } of amounts) add(`w${amount}${unit}`, 0.3);
    },
    terms(amounts, add) {
      for (const { amount } of amounts) add('value', String(amount));
    },
    show: (amounts) =>
      amounts.map(({ amount, unit }) => `${amount}${unit === '' ? '' : ` ${unit}`}`).join(', '),
  };
}

interface Amount {
  readonly amount: number;
  readonly unit: string;
}

function amountOf({ value }: TypedValue): Amount | undefined {
  if (typeof value.value === 'object' && 'amount' in value.value) {
    return { amount: value.value.amount, unit: value.value.currency };
  }
  const amount = typeof value.value === 'object' ? Number.NaN : Number(value.value);
  return Number.isFinite(amount) ? { amount, unit: '' } : undefined;
}
