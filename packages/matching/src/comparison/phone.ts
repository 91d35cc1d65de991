import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { plainText } from './plain-text';
import { Numbering, type Numbered } from './pair-cache';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Fewer digits than this are an extension or a remnant, not a number of one's own. */
const shortest = 6;
/** What remains of a number without country and area. */
const localDigits = 7;

interface PhoneNumber extends Numbered {
  readonly digits: string;
  readonly local: string;
}

/** Phone numbers, E.164 or as digits; one in common is enough. */
export function phoneComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly PhoneNumber[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const frequencyOf = (digits: string): number =>
    /^\d*?(\d)\1{5,}$|1234567$/.test(digits)
      ? Math.max(0.01, frequencies.of(digits))
      : frequencies.of(digits);
  const book = new Numbering<PhoneNumber>((digits, id) => ({
    id,
    digits,
    local: digits.slice(-localDigits),
  }));
  const [sameLocal, oneOff] = [scale.at('same local number'), scale.at('one digit off')];
  const none = scale.at('none');
  const judge = (a: PhoneNumber, b: PhoneNumber): Judgement => {
    if (a.digits === b.digits) return scale.atFrequency('equal', frequencyOf(a.digits));
    if (a.digits.length !== b.digits.length && a.local === b.local) return sameLocal;
    return a.digits.length > localDigits && oneEditApart(a.digits, b.digits) ? oneOff : none;
  };
  const ceiling = ({ digits }: PhoneNumber): number => scale.ceiling(frequencyOf(digits));
  return {
    read(values) {
      const numbers = distinct(
        values.map((value) => plainText(value).replace(/\D/g, '').slice(0, 20)),
      );
      const real = numbers.filter((digits) => digits.length >= shortest);
      return book.listOf(real);
    },
    reread: (all) => book.again(all, ({ digits }) => digits),
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (numbers) => highest(numbers, ceiling),
    atoms(numbers, add) {
      for (const { digits, local } of numbers) {
        add(`w${digits}`, discounts.part);
        add(`e${local}`, discounts.part);
        add(`s${digits.slice(0, -4)}`, discounts.affix);
      }
    },
    terms(numbers, add) {
      for (const { digits } of numbers) add('value', digits);
    },
    show: (numbers) => numbers.map(({ digits }) => digits).join(', '),
  };
}
