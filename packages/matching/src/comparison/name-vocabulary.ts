import { restFrequencies } from '../model/levels';
import { chineseSurnameShare } from '../names/chinese';
import { rootsOf, soundOf, type NameToken, type NameWord } from '../names/name-token';
import { givenSoundShare } from '../names/pinyin';
import { givenSpellingsOf, surnameSpellingsOf } from '../names/romanization';
import { letterMask } from '../text/letter-mask';
import type { Associations } from './associations';
import { mostValues } from './pair-cache';
import type { Frequencies } from './scale';

/** Share of all family names that sound alike, where none of them is listed. */
const rareSurname = 0.0005;

const none: readonly NameToken[] = [];

/** What is to be known of a word, whatever the model. */
type Features = Omit<NameToken, 'id' | 'sound' | 'frequency' | 'partners' | 'soundFrequency'>;

/** The words of names, each once, with their features and frequencies. */
export class NameVocabulary {
  private readonly sounds = new Map<string, number>();
  /** By their letters; nearly always there is one, in one or two roles. */
  private readonly tokens = new Map<string, NameToken[]>();
  private nextId = 0;

  constructor(
    private readonly given: Frequencies,
    private readonly family: Frequencies,
    private readonly associations: Associations,
  ) {}

  token(word: NameWord): NameToken {
    return this.known(word) ?? this.add(featuresOf(word));
  }

  /** The same word by the frequencies of this vocabulary, where another one has read it. */
  again(token: NameToken): NameToken {
    return this.known(token) ?? this.add(token);
  }

  private known(word: NameWord): NameToken | undefined {
    for (const token of this.tokens.get(word.text) ?? none)
      if (isSameWord(token, word)) return token;
    return undefined;
  }

  private add(features: Features): NameToken {
    const { text, han, code, syllables } = features;
    const sounds = syllables === '' ? [] : syllables.split(' ');
    // What tells strangers apart comes first: it lies together in memory.
    const token: NameToken = {
      id: this.nextId++,
      letters: features.letters,
      isWord: features.isWord,
      hasRoots: features.hasRoots,
      sound: this.soundNumber(code),
      text,
      role: features.role,
      certain: features.certain,
      han,
      syllables,
      code,
      roots: features.roots,
      frequency: han === '' ? this.latinFrequency(features) : this.hanFrequency(features),
      partners: this.associations.of(text),
      soundFrequency: this.soundFrequency(features, sounds),
      spellings: features.spellings,
      initials: features.initials,
    };
    const named = this.tokens.get(text);
    if (named !== undefined) named.push(token);
    else {
      if (this.tokens.size >= mostValues) this.tokens.clear();
      this.tokens.set(text, [token]);
    }
    return token;
  }

  private soundNumber(code: string): number {
    const number = this.sounds.get(code) ?? this.sounds.size;
    this.sounds.set(code, number);
    return number;
  }

  /** A name in pinyin is as frequent as all names that sound so, in whatever letters they are written. */
  private latinFrequency(word: NameWord): number {
    const { text, role, syllables } = word;
    if (syllables !== '') return this.soundFrequency(word, syllables.split(' '));
    if (role === 'family') return this.familyFrequency(text);
    return role === 'given'
      ? this.given.of(text)
      : Math.max(this.given.of(text), this.familyFrequency(text));
  }

  private familyFrequency(text: string): number {
    if (this.family.has(soundTerm(text))) return this.family.of(soundTerm(text));
    // Among all customers, those with Chinese names are a part; a third keeps `li` from looking rare.
    return this.family.has(text)
      ? this.family.of(text)
      : Math.max(this.family.rest, (chineseSurnameShare(text) ?? 0) / 3);
  }

  private hanFrequency({ han, role }: NameWord): number {
    const table = role === 'family' ? this.family : this.given;
    if (table.has(han)) return table.of(han);
    if (role === 'family') return chineseSurnameShare(han) ?? 0.0003;
    return Array.from(han).length === 1 ? 1 / 500 : restFrequencies.han;
  }

  /** Share of all characters with this sound together: pinyin says less than characters. */
  private soundFrequency({ text, han, role }: NameWord, syllables: readonly string[]): number {
    const table = role === 'family' ? this.family : this.given;
    if (table.has(soundTerm(text))) return table.of(soundTerm(text));
    const asFamily = role === 'family' ? chineseSurnameShare(text) : undefined;
    if (asFamily !== undefined) return asFamily;
    if (role === 'family' && han !== '') return rareSurname;
    // A given name that stands in the field of the family name is no rarer for it.
    if (syllables.length > 0) return givenSoundShare(syllables);
    return han === '' ? 0 : restFrequencies.sound;
  }
}

function featuresOf(word: NameWord): Features {
  const { text, role, certain, han, syllables } = word;
  const sounds = syllables === '' ? [] : syllables.split(' ');
  const roots = rootsOf(word);
  return {
    letters: letterMask(text),
    isWord: text.length > 1 && han === '' && syllables === '',
    hasRoots: roots.length > 0,
    text,
    role,
    certain,
    han,
    syllables,
    code: soundOf(word),
    roots,
    spellings: spellingsOf(word, sounds),
    initials: sounds.length > 1 ? sounds.map((sound) => sound.slice(0, 1)).join('') : '',
  };
}

function isSameWord(a: NameWord, b: NameWord): boolean {
  return (
    a.role === b.role && a.certain === b.certain && a.han === b.han && a.syllables === b.syllables
  );
}

/** Under which a table lists how often a name sounds so, in whatever letters it is written. */
export function soundTerm(pinyin: string): string {
  return `~${pinyin}`;
}

function spellingsOf({ text, role }: NameWord, syllables: readonly string[]): readonly string[] {
  if (syllables.length === 0) return [];
  return role === 'family' ? surnameSpellingsOf(text) : givenSpellingsOf(syllables);
}
