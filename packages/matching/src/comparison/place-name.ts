import { withinEdits } from '../text/edits';
import { jaroWinkler } from '../text/jaro-winkler';
import { letterMask, lettersApart } from '../text/letter-mask';
import type { Associations } from './associations';
import { Numbering, PairCache, type Numbered } from './pair-cache';

export interface PlaceName extends Numbered {
  /** Folded words with single blanks. */
  readonly text: string;
  readonly letters: number;
  /** Bits of the names that were learnt to go together with it. */
  readonly partners: ReadonlyMap<string, number> | undefined;
}

/** Names with more letters of their own than this are not one, whatever the order of the letters. */
const mostLettersApart = 4;

/** Names of places, each once, so that the few that look alike are compared letter by letter only once. */
export class PlaceNames {
  private readonly names = new Numbering<PlaceName>((text, id) => ({
    id,
    text,
    letters: letterMask(text),
    partners: this.associations?.of(text),
  }));
  private readonly known = new PairCache<PlaceName, boolean>((a, b) =>
    similarPlaces(a.text, b.text),
  );

  constructor(private readonly associations?: Associations) {}

  of(text: string): PlaceName {
    return this.names.of(text);
  }

  listOf(texts: readonly string[]): readonly PlaceName[] | undefined {
    return this.names.listOf(texts);
  }

  /** The same names by the numbers of this one. */
  again(all: readonly PlaceName[]): readonly PlaceName[] {
    return this.names.again(all, ({ text }) => text);
  }

  /** Whether two names are one with a typing error or a variant: `edhibnurgh` and `edinburgh`. */
  areSimilar(a: PlaceName, b: PlaceName): boolean {
    return lettersApart(a.letters, b.letters) <= mostLettersApart && this.known.get(a, b);
  }
}

function similarPlaces(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  if (withinEdits(a, b, shorter < 6 ? 1 : 2)) return true;
  return jaroWinkler(a, b) >= 0.92;
}
