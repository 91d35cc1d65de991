import type { Comparison, MatchModel } from '../model/model';
import { Associations, mostBits } from './associations';
import { bestOf, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { Numbering, type Numbered } from './pair-cache';
import { foldedTexts } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

interface Category extends Numbered {
  readonly text: string;
  readonly frequency: number;
  /** Bits of the categories that were learnt to go together with it. */
  readonly partners: ReadonlyMap<string, number> | undefined;
}

/** Values of a short list (gender, occupation, segment): equal or not. */
export function categoryComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly Category[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const none = scale.at('none');
  const associations = new Associations(model, comparison);
  const categories = new Numbering<Category>((text, id) => ({
    id,
    text,
    frequency: frequencies.of(text),
    partners: associations.of(text),
  }));
  const judge = (a: Category, b: Category): Judgement => {
    if (a.text === b.text) return scale.atFrequency('equal', a.frequency);
    const bits = a.partners?.get(b.text);
    return bits !== undefined && bits > none.weight ? scale.together(bits) : none;
  };
  const ceiling = ({ frequency, partners }: Category): number =>
    Math.max(scale.ceiling(frequency), mostBits(partners));
  return {
    read: (values) => categories.listOf(foldedTexts(values)),
    reread: (all) => categories.again(all, ({ text }) => text),
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (all) => highest(all, ceiling),
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
