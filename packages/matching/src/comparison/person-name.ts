import type { Comparison, MatchModel } from '../model/model';
import { roundBits } from '../model/model';
import { restFrequencies } from '../model/levels';
import { chineseSurnameShare } from '../names/chinese';
import {
  areFarApart,
  rootsOf,
  soundOf,
  tokenLevel,
  type NameToken,
  type NameWord,
  type TokenLevel,
} from '../names/name-token';
import { letterMask } from '../text/letter-mask';
import { nameWords } from '../names/name-words';
import { Alignment } from './alignment';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement, type Outcome } from './scale';
import { Numbering, PairCache } from './pair-cache';

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
  const cache = new PairCache<NameToken, TokenJudgement>((a, b) => judgeTokens(scale, a, b));
  const judgePair = (a: NameToken, b: NameToken): TokenJudgement | undefined => {
    if (areFarApart(a, b)) return undefined;
    const judgement = cache.get(a, b);
    return judgement === unlike ? undefined : judgement;
  };
  const alignment = new Alignment(judgePair);
  return {
    read(values) {
      const tokens = nameWords(values).map((word) => vocabulary.token(word));
      return tokens.length === 0 ? undefined : tokens.sort(byText);
    },
    judge: (a, b) => judgeNames(scale, a, b, alignment),
    atoms(tokens, add) {
      for (const token of tokens) tokenAtoms(token, add);
    },
    terms(tokens, add) {
      for (const { text, han, role } of tokens) {
        if (han !== '' || text.length > 1)
          add(role === 'family' ? 'family' : 'given', han === '' ? text : han);
      }
    },
    observe(a, b, see) {
      alignment.align(a, b);
      const { count, outcomes } = alignment;
      const unaligned = Math.min(a.length, b.length) - count;
      let shared = 0;
      for (let at = 0; at < count; at++) {
        const outcome = outcomes[at] ?? unlike;
        shared += outcome.shared;
        if (outcome.plain !== undefined) see(outcome.plain, outcome.shared > 0);
        if (outcome.crossed) see(scale.at('swapped'), false);
      }
      const relatives = unaligned > 0 && shared > 0 && areRelatives(a, b, alignment);
      for (let at = 0; at < unaligned; at++)
        see(scale.at(relatives ? 'other given name' : 'none'), false);
    },
    differences(a, b, add) {
      alignment.align(a, b);
      const { count, left, right } = alignment;
      for (let i = 0; i < a.length; i++) {
        for (let j = 0; j < b.length; j++) {
          let free = true;
          for (let at = 0; at < count && free; at++) free = (left[at] === i) === (right[at] === j);
          const [one, other] = [a[i], b[j]];
          if (!free || one === undefined || other === undefined || one.text === other.text)
            continue;
          if (one.text.length > 1 && other.text.length > 1) add(one.text, other.text);
        }
      }
    },
    show: (tokens) => tokens.map((token) => (token.han === '' ? token.text : token.han)).join(' '),
  };
}

function byText(a: NameToken, b: NameToken): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  if (a.role !== b.role) return a.role < b.role ? -1 : 1;
  return a.han < b.han ? -1 : a.han > b.han ? 1 : 0;
}

/** The words of names, each once, with their features and frequencies. */
class NameVocabulary {
  private readonly sounds = new Map<string, number>();
  private readonly tokens = new Numbering<NameToken>((key, id) => this.create(key, id));

  constructor(
    private readonly given: Frequencies,
    private readonly family: Frequencies,
  ) {}

  token(word: NameWord): NameToken {
    return this.tokens.of([word.role, word.certain ? '!' : '?', word.text, word.han].join('|'));
  }

  private create(key: string, id: number): NameToken {
    const [role = '', certain = '', text = '', han = ''] = key.split('|');
    const word: NameWord = {
      role: role === 'given' || role === 'family' ? role : 'other',
      certain: certain === '!',
      text,
      han,
    };
    const code = soundOf(word);
    const roots = rootsOf(word);
    // What tells strangers apart comes first: it lies together in memory.
    return {
      id,
      letters: letterMask(text),
      isWord: text.length > 1 && han === '',
      hasRoots: roots.length > 0,
      sound: this.soundNumber(code),
      text,
      role: word.role,
      certain: word.certain,
      han,
      code,
      roots,
      frequency: han === '' ? this.latinFrequency(word) : this.hanFrequency(word),
      soundFrequency: this.soundFrequency(word),
    };
  }

  private soundNumber(code: string): number {
    const number = this.sounds.get(code) ?? this.sounds.size;
    this.sounds.set(code, number);
    return number;
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
    return Array.from(han).length === 1 ? 1 / 500 : restFrequencies.han;
  }

  private soundFrequency({ text, han, role }: NameWord): number {
    if (han === '') return 0;
    if (role === 'family') return chineseSurnameShare(text) ?? 0.0005;
    return Array.from(han).length === 1 ? 1 / 200 : restFrequencies.sound;
  }
}

/** What two words say: one level, and whether they stand in each other's place. */
interface TokenJudgement extends Judgement {
  readonly plain: Outcome | undefined;
  readonly crossed: boolean;
}

/** Two words that have nothing in common; not aligned, so its weight is never used. */
const unlike: TokenJudgement = {
  level: 'none',
  weight: 0,
  shared: 0,
  plain: undefined,
  crossed: false,
};

function judgeTokens(scale: LevelScale, a: NameToken, b: NameToken): TokenJudgement {
  const level = tokenLevel(a, b);
  if (level === 'none') return unlike;
  const plain =
    level === 'initial'
      ? scale.at('initial')
      : scale.atFrequency(level, pairFrequency(level, a, b));
  const crossed = a.certain && b.certain && a.role !== b.role;
  const weight = crossed ? plain.weight + scale.at('swapped').weight : plain.weight;
  // A family shares the family name; everything else in a name is the person's own.
  const shared = a.role === 'family' && b.role === 'family' ? Math.max(0, weight) : 0;
  return { level: crossed ? `${level}, swapped` : level, weight, shared, plain, crossed };
}

/** Of two different words the commoner one decides: a typing error makes a common name look rare. */
function pairFrequency(level: TokenLevel, a: NameToken, b: NameToken): number {
  const bySound = level === 'same sound' || (a.han === '') !== (b.han === '');
  if (bySound) return Math.max(a.soundFrequency, b.soundFrequency);
  return Math.max(a.frequency, b.frequency);
}

type NameAlignment = Alignment<NameToken, TokenJudgement>;

function judgeNames(
  scale: LevelScale,
  a: readonly NameToken[],
  b: readonly NameToken[],
  alignment: NameAlignment,
): Judgement {
  alignment.align(a, b);
  const unaligned = Math.min(a.length, b.length) - alignment.count;
  let weight = 0;
  let shared = 0;
  let level = unaligned > 0 ? (alignment.count > 0 ? 'partly' : 'none') : 'exact';
  for (let at = 0; at < alignment.count; at++) {
    const outcome = alignment.outcomes[at] ?? unlike;
    weight += outcome.weight;
    shared += outcome.shared;
    if (level === 'exact' && outcome.level !== 'exact') level = outcome.level;
  }
  const relatives = unaligned > 0 && shared > 0 && areRelatives(a, b, alignment);
  if (relatives) level = 'other given name';
  if (unaligned > 0) weight += unaligned * scale.at(relatives ? 'other given name' : 'none').weight;
  return { level, weight: roundBits(weight), shared };
}

/** One family name, but both given names known and unlike: brothers and sisters rather than one person. */
function areRelatives(
  a: readonly NameToken[],
  b: readonly NameToken[],
  { count, left, right }: NameAlignment,
): boolean {
  if (!a.some(isGiven) || !b.some(isGiven)) return false;
  for (let at = 0; at < count; at++) {
    if (isGiven(a[left[at] ?? -1]) || isGiven(b[right[at] ?? -1])) return false;
  }
  return true;
}

function isGiven(token: NameToken | undefined): boolean {
  return token?.role === 'given';
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
