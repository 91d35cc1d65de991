import type { Comparison, MatchModel } from '../model/model';
import { oneEditApart } from '../text/edits';
import { bestOf, distinct } from './best-of';
import { discounts, type Comparator } from './comparator';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale } from './scale';

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
    judge: (a, b) =>
      bestOf(a, b, (one, other) => {
        if (one === other) return scale.atFrequency('equal', frequencyOf(one));
        return scale.at(
          Math.min(one.length, other.length) >= 6 && oneEditApart(one, other) ? 'one edit' : 'none',
        );
      }) ?? scale.at('none'),
    atoms(texts, add) {
      for (const text of texts) {
        const half = Math.ceil(text.length / 2);
        add(`w${text}`, discounts.whole);
        if (text.length < 6) continue;
        add(`s${text.slice(0, half)}`, discounts.part);
        add(`e${text.slice(half)}`, discounts.part);
      }
    },
    show: (texts) => texts.join(', '),
  };
}
