import type { Comparison, MatchModel } from '../model/model';
import { roundBits } from '../model/model';
import { restFrequencies } from '../model/levels';
import { chineseSurnameShare } from '../names/chinese';
import {
  tokenFeatures,
  tokenLevel,
  type NameToken,
  type NameWord,
  type TokenLevel,
} from '../names/name-token';
import { nameWords } from '../names/name-words';
import { alignTokens } from './alignment';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement } from './scale';
import { PairCache } from './pair-cache';

/**
 * Names of persons: all name fields of a record are one set of words with roles, so that full name against
 * first and last, swapped names and missing surnames need no rules of their own. Only the record with
 * fewer words is charged for what does not align.
 */
export function personNameComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly NameToken[]> {
  const scale = new LevelScale(comparison);
  const vocabulary = new NameVocabulary(
    frequenciesOf(model, comparison, 'given'),
    frequenciesOf(model, comparison, 'family'),
  );
  const cache = new PairCache<Judgement | undefined>();
  const judgePair = (a: NameToken, b: NameToken): Judgement | undefined =>
    cache.get(a.id, b.id, () => judgeTokens(scale, a, b));
  return {
    read(values) {
      const tokens = nameWords(values).map((word) => vocabulary.token(word));
      return tokens.length === 0 ? undefined : tokens.sort(byText);
    },
    judge: (a, b) => judgeNames(scale, a, b, judgePair),
    atoms(tokens, add) {
      for (const token of tokens) tokenAtoms(token, add);
    },
    show: (tokens) => tokens.map((token) => (token.han === '' ? token.text : token.han)).join(' '),
  };
}

function byText(a: NameToken, b: NameToken): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  if (a.role !== b.role) return a.role < b.role ? -1 : 1;
  return a.han < b.han ? -1 : a.han > b.han ? 1 : 0;
}

/** The vocabulary starts anew beyond this many words; a word known before merely gets another number. */
const vocabularySize = 500_000;

/** Each word of a name once, with its features and frequencies. */
class NameVocabulary {
  private readonly tokens = new Map<string, NameToken>();
  private nextId = 0;

  constructor(
    private readonly given: Frequencies,
    private readonly family: Frequencies,
  ) {}

  token(word: NameWord): NameToken {
    const key = `${word.role}${word.certain ? '!' : '?'}${word.text}|${word.han}`;
    const known = this.tokens.get(key);
    if (known !== undefined) return known;
    const soundFrequency = this.soundFrequency(word);
    const token = {
      ...word,
      ...tokenFeatures(word),
      id: this.nextId++,
      frequency: word.han === '' ? this.latinFrequency(word) : this.hanFrequency(word),
      soundFrequency,
    };
    if (this.tokens.size >= vocabularySize) this.tokens.clear();
    this.tokens.set(key, token);
    return token;
  }

  private latinFrequency({ text, role }: NameWord): number {
    // Among all customers, those with Chinese names are a part; a third keeps `li` from looking rare.
    const asFamily = Math.max(this.family.of(text), (chineseSurnameShare(text) ?? 0) / 3);
    if (role === 'family') return asFamily;
    return role === 'given' ? this.given.of(text) : Math.max(this.given.of(text), asFamily);
  }

  private hanFrequency({ han, role }: NameWord): number {
    const table = role === 'family' ? this.family : this.given;
    if (table.has(han)) return table.of(han);
    if (role === 'family') return chineseSurnameShare(han) ?? 0.0003;
    return [...han].length === 1 ? 1 / 500 : restFrequencies.han;
  }

  private soundFrequency({ text, han, role }: NameWord): number {
    if (han === '') return 0;
    if (role === 'family') return chineseSurnameShare(text) ?? 0.0005;
    return [...han].length === 1 ? 1 / 200 : restFrequencies.sound;
  }
}

function judgeTokens(scale: LevelScale, a: NameToken, b: NameToken): Judgement | undefined {
  const level = tokenLevel(a, b);
  if (level === 'none') return undefined;
  const plain =
    level === 'initial'
      ? scale.at('initial')
      : scale.atFrequency(level, pairFrequency(level, a, b));
  const crossed = a.certain && b.certain && a.role !== b.role;
  const weight = crossed ? plain.weight + scale.at('swapped').weight : plain.weight;
  // A family shares the family name; everything else in a name is the person's own.
  const shared = a.role === 'family' && b.role === 'family' ? Math.max(0, weight) : 0;
  return { level: crossed ? `${level}, swapped` : level, weight, shared };
}

/** Of two different words the commoner one decides: a typing error makes a common name look rare. */
function pairFrequency(level: TokenLevel, a: NameToken, b: NameToken): number {
  const bySound = level === 'same sound' || (a.han === '') !== (b.han === '');
  if (bySound) return Math.max(a.soundFrequency, b.soundFrequency);
  return Math.max(a.frequency, b.frequency);
}

function judgeNames(
  scale: LevelScale,
  a: readonly NameToken[],
  b: readonly NameToken[],
  judgePair: (a: NameToken, b: NameToken) => Judgement | undefined,
): Judgement {
  const pairs = alignTokens(a, b, judgePair);
  const unaligned = Math.min(a.length, b.length) - pairs.length;
  let weight = unaligned * scale.at('none').weight;
  let shared = 0;
  let level = unaligned > 0 ? (pairs.length > 0 ? 'partly' : 'none') : 'exact';
  for (const { outcome } of pairs) {
    weight += outcome.weight;
    shared += outcome.shared;
    if (level === 'exact' && outcome.level !== 'exact') level = outcome.level;
  }
  return { level, weight: roundBits(weight), shared };
}

function tokenAtoms(token: NameToken, add: AtomSink): void {
  const { text, han } = token;
  if (han !== '') add(`h${han}`, discounts.token);
  if (text.length < 2) return;
  add(`t${text}`, discounts.token);
  if (token.code.length > 1) add(`p${token.code}`, discounts.phonetic);
  for (const root of token.roots) add(`n${root}`, discounts.nickname);
  if (text.length < 5) return;
  add(`s${text.slice(0, 4)}`, discounts.affix);
  add(`e${text.slice(-4)}`, discounts.affix);
}
