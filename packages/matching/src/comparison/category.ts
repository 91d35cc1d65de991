import type { Comparison, MatchModel } from '../model/model';
import { bestOf, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { Numbering, type Numbered } from './pair-cache';
import { foldedTexts } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

interface Category extends Numbered {
  readonly text: string;
  readonly ceiling: number;
  /** What agreement on it says. */
  readonly equal: Judgement;
}

/** Values of a short list (gender, occupation, segment): equal or not. */
export function categoryComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly Category[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const none = scale.at('none');
  const categories = new Numbering<Category>((text, id) => ({
    id,
    text,
    ceiling: scale.ceiling(frequencies.of(text)),
    equal: scale.atFrequency('equal', frequencies.of(text)),
  }));
  const judge = (a: Category, b: Category): Judgement => (a.text === b.text ? a.equal : none);
  return {
    read: (values) => categories.listOf(foldedTexts(values)),
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (all) => highest(all, ({ ceiling }) => ceiling),
    atoms(all, add) {
      for (const { text } of all) add(`w${text}`, discounts.token);
    },
    terms(all, add) {
      for (const { text } of all) add('value', text);
    },
    differences(all, others, add) {
      for (const a of all) for (const b of others) if (a.text !== b.text) add(a.text, b.text);
    },
    show: (all) => all.map(({ text }) => text).join(', '),
  };
}
