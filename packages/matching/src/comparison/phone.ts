import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct } from './best-of';
import { discounts, type Comparator } from './comparator';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale } from './scale';

/** Fewer digits than this are an extension or a remnant, not a number of one's own. */
const shortest = 6;
/** What remains of a number without country and area. */
const localDigits = 7;

/** Phone numbers, E.164 or as digits; one in common is enough. */
export function phoneComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly string[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const frequencyOf = (digits: string): number =>
    /^\d*?(\d)\1{5,}$|1234567$/.test(digits)
      ? Math.max(0.01, frequencies.of(digits))
      : frequencies.of(digits);
  return {
    read(values) {
      const numbers = distinct(
        values.map((value) => plainText(value).replace(/\D/g, '').slice(0, 20)),
      );
      const real = numbers.filter((digits) => digits.length >= shortest);
      return real.length === 0 ? undefined : real;
    },
    judge: (a, b) =>
      bestOf(a, b, (one, other) => {
        if (one === other) return scale.atFrequency('equal', frequencyOf(one));
        if (one.slice(-localDigits) === other.slice(-localDigits) && one.length !== other.length) {
          return scale.at('same local number');
        }
        return scale.at(
          one.length > localDigits && oneEditApart(one, other) ? 'one digit off' : 'none',
        );
      }) ?? scale.at('none'),
    atoms(numbers, add) {
      for (const digits of numbers) {
        add(`w${digits}`, discounts.part);
        add(`e${digits.slice(-localDigits)}`, discounts.part);
        add(`s${digits.slice(0, -4)}`, discounts.affix);
      }
    },
    show: (numbers) => numbers.join(', '),
  };
}
