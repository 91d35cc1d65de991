import type { Comparison, MatchModel } from '../model/model';
import { bestOf, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { foldedTexts } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Values of a short list (gender, occupation, segment): equal or not. */
export function categoryComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly string[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const none = scale.at('none');
  const judge = (a: string, b: string): Judgement =>
    a === b ? scale.atFrequency('equal', frequencies.of(a)) : none;
  const ceiling = (text: string): number => scale.ceiling(frequencies.of(text));
  return {
    read: foldedTexts,
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (texts) => highest(texts, ceiling),
    atoms(texts, add) {
      for (const text of texts) add(`w${text}`, discounts.token);
    },
    show: (texts) => texts.join(', '),
  };
}
