import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Shorter ones collide by chance as soon as there are some thousands of them. */
function chanceOf(length: number): number {
  return 10 ** -Math.max(1, length - 1);
}

/** Numbers of passports, tax, membership: letters and digits, without blanks and dashes. */
export function identifierComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly string[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const frequencyOf = (text: string): number => {
    const filled = /^(.)\1*$/.test(text) ? 0.01 : 0;
    return Math.max(frequencies.of(text), chanceOf(text.length), filled);
  };
  const [oneEdit, none] = [scale.at('one edit'), scale.at('none')];
  const judge = (a: string, b: string): Judgement => {
    if (a === b) return scale.atFrequency('equal', frequencyOf(a));
    return Math.min(a.length, b.length) >= 6 && oneEditApart(a, b) ? oneEdit : none;
  };
  const ceiling = (text: string): number => scale.ceiling(frequencyOf(text));
  return {
    read(values) {
      const texts = distinct(
        values.map((value) =>
          plainText(value)
            .toLowerCase()
            .replace(/[^\p{L}\p{N}]/gu, '')
            .slice(0, 64),
        ),
      );
      return texts.length === 0 ? undefined : texts;
    },
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (texts) => highest(texts, ceiling),
    atoms(texts, add) {
      for (const text of texts) {
        const half = Math.ceil(text.length / 2);
        add(`w${text}`, discounts.whole);
        if (text.length < 6) continue;
        add(`s${text.slice(0, half)}`, discounts.part);
        add(`e${text.slice(half)}`, discounts.part);
      }
    },
    terms(texts, add) {
      for (const text of texts) add('value', text);
    },
    show: (texts) => texts.join(', '),
  };
}
