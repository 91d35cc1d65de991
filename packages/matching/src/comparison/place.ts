import type { Comparison, MatchModel } from '../model/model';
import { withinEdits } from '../text/edits';
import { jaroWinkler } from '../text/jaro-winkler';
import { bestOf } from './best-of';
import { discounts, type Comparator } from './comparator';
import { foldedTexts } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Whether two place names are one with a typing error or a variant: `edhibnurgh` and `edinburgh`. */
export function similarPlaces(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  if (withinEdits(a, b, shorter < 6 ? 1 : 2)) return true;
  return jaroWinkler(a, b) >= 0.92;
}

/** Towns, regions, countries. */
export function placeComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly string[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const judge = (a: string, b: string): Judgement => {
    if (a === b) return scale.atFrequency('equal', frequencies.of(a));
    if (!similarPlaces(a, b)) return scale.at('none');
    return scale.atFrequency('similar', Math.max(frequencies.of(a), frequencies.of(b)));
  };
  return {
    read: foldedTexts,
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    atoms(texts, add) {
      for (const text of texts) {
        add(`w${text}`, discounts.token);
        if (text.length > 5) add(`s${text.slice(0, 4)}`, discounts.affix);
      }
    },
    show: (texts) => texts.join(', '),
  };
}
