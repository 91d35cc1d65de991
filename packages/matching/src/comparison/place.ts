import type { Comparison, MatchModel } from '../model/model';
import { Associations, mostBits } from './associations';
import { bestOf, highest } from './best-of';
import { discounts, type Comparator } from './comparator';
import { PlaceNames, type PlaceName } from './place-name';
import { foldedTexts } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Towns, regions, countries. */
export function placeComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly PlaceName[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const names = new PlaceNames(new Associations(model, comparison));
  const none = scale.at('none');
  const judge = (a: PlaceName, b: PlaceName): Judgement => {
    if (a.text === b.text) return scale.atFrequency('equal', frequencies.of(a.text));
    const level = names.areSimilar(a, b)
      ? scale.atFrequency('similar', Math.max(frequencies.of(a.text), frequencies.of(b.text)))
      : none;
    const bits = a.partners?.get(b.text);
    return bits !== undefined && bits > level.weight ? scale.together(bits) : level;
  };
  const ceiling = ({ text, partners }: PlaceName): number =>
    Math.max(scale.ceiling(frequencies.of(text)), mostBits(partners));
  return {
    read: (values) => names.listOf(foldedTexts(values)),
    reread: (all) => names.again(all),
    judge: (a, b) => bestOf(a, b, judge) ?? none,
    ceiling: (all) => highest(all, ceiling),
    atoms(all, add) {
      for (const { text } of all) {
        add(`w${text}`, discounts.token);
        if (text.length > 5) add(`s${text.slice(0, 4)}`, discounts.affix);
      }
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
