import type { Comparison, MatchModel } from '../model/model';
import { simplify } from '../names/chinese';
import type { TypedValue } from '../record';
import { hasHan, words } from '../text/folding';
import { distinct } from './best-of';
import type { Comparator } from './comparator';
import { plainText } from './plain-text';
import { frequenciesOf, LevelScale } from './scale';

const maxWords = 40;

/** Chinese is written without blanks: there, two characters in a row stand for a word. */
function textWords(value: TypedValue): string[] {
  return words(simplify(plainText(value))).flatMap((word) =>
    hasHan(word) && word.length > 2
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : word,
  );
}

/** Free text as a set of words; it only lends a hand, so it brings few atoms and little weight. */
export function textComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly string[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  return {
    read(values) {
      const all = distinct(values.flatMap(textWords)).slice(0, maxWords);
      return all.length === 0 ? undefined : all;
    },
    judge(a, b) {
      const common = a.filter((word) => b.includes(word)).length;
      const overlap = common / (a.length + b.length - common);
      if (overlap === 1) return scale.atFrequency('equal', frequencies.of(a.join(' ')));
      return scale.at(overlap >= 0.5 ? 'similar' : 'none');
    },
    ceiling: (texts) => scale.ceiling(frequencies.of(texts.join(' '))),
    atoms(texts, add) {
      add(`w${texts.join(' ')}`, 0.3);
    },
    terms: (texts, add) => add('value', texts.join(' ')),
    show: (texts) => texts.join(' '),
  };
}
