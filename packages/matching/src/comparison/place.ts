import type { Comparison, MatchModel } from '../model/model';
import { withinEdits } from '../text/edits';
import { letterMask, lettersApart } from '../text/letter-mask';
import { jaroWinkler } from '../text/jaro-winkler';
import { bestOf } from './best-of';
import { discounts, type Comparator } from './comparator';
import { Numbering, PairCache, type Numbered } from './pair-cache';
import { foldedTexts } from './plain-text';
import { frequenciesOf, LevelScale, type Judgement } from './scale';

/** Whether two place names are one with a typing error or a variant: `edhibnurgh` and `edinburgh`. */
export function similarPlaces(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  if (withinEdits(a, b, shorter < 6 ? 1 : 2)) return true;
  return jaroWinkler(a, b) >= 0.92;
}

interface Place extends Numbered {
  readonly text: string;
  readonly letters: number;
  readonly frequency: number;
}

/** Towns, regions, countries. */
export function placeComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly Place[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const places = new Numbering<Place>((text, id) => ({
    text,
    letters: letterMask(text),
    id,
    frequency: frequencies.of(text),
  }));
  const cache = new PairCache<Place, Judgement>((a, b) =>
    similarPlaces(a.text, b.text)
      ? scale.atFrequency('similar', Math.max(a.frequency, b.frequency))
      : scale.at('none'),
  );
  const none = scale.at('none');
  const judge = (a: Place, b: Place): Judgement => {
    if (a.text === b.text) return scale.atFrequency('equal', a.frequency);
    return lettersApart(a.letters, b.letters) > 4 ? none : cache.get(a, b);
  };
  return {
    read: (values) => foldedTexts(values)?.map((text) => places.of(text)),
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    atoms(all, add) {
      for (const { text } of all) {
        add(`w${text}`, discounts.token);
        if (text.length > 5) add(`s${text.slice(0, 4)}`, discounts.affix);
      }
    },
    show: (all) => all.map(({ text }) => text).join(', '),
  };
}
