import type { Comparison, MatchModel } from '../model/model';
import { roundBits } from '../model/model';
import { areFarApart, tokenLevel, type NameToken, type TokenLevel } from '../names/name-token';
import { nameWords } from '../names/name-words';
import { Associations } from './associations';
import { Alignment } from './alignment';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { frequenciesOf, LevelScale, type Judgement, type Outcome } from './scale';
import { areInOtherDress, isGiven, isSameSound } from './name-dresses';
import { NameVocabulary, soundTerm } from './name-vocabulary';
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
    new Associations(model, comparison),
  );
  const cache = new PairCache<NameToken, TokenJudgement>((a, b) => judgeTokens(scale, a, b));
  const judgePair = (a: NameToken, b: NameToken): TokenJudgement | undefined => {
    if (areFarApart(a, b) && a.partners?.has(b.text) !== true) return undefined;
    const judgement = cache.get(a, b);
    return judgement === unlike ? undefined : judgement;
  };
  const alignment = new Alignment(judgePair);
  return {
    read(values) {
      const tokens = nameWords(values).map((word) => vocabulary.token(word));
      return tokens.length === 0 ? undefined : tokens.sort(byText);
    },
    reread: (tokens) => tokens.map((token) => vocabulary.again(token)),
    judge: (a, b) => judgeNames(scale, a, b, alignment),
    atoms(tokens, add) {
      for (const token of tokens) tokenAtoms(token, add);
    },
    terms(tokens, add) {
      for (const { text, han, role, syllables } of tokens) {
        const table = role === 'family' ? 'family' : 'given';
        if (han !== '' || text.length > 1) add(table, han === '' ? text : han);
        if (syllables !== '') add(table, soundTerm(text));
      }
    },
    observe(a, b, see) {
      alignment.align(a, b);
      if (isSameSound(a, b, alignment)) {
        for (const token of a) see(scale.atFrequency('exact', token.soundFrequency), false);
        return;
      }
      const { count, outcomes } = alignment;
      const dressed = areInOtherDress(a, b, alignment) ? 1 : 0;
      const unaligned = Math.min(a.length, b.length) - count - dressed;
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
  const plain = learntOutcome(scale, a, b, spelledOutcome(scale, level, a, b));
  if (plain === undefined) return unlike;
  const crossed = a.certain && b.certain && a.role !== b.role;
  const weight = crossed ? plain.weight + scale.at('swapped').weight : plain.weight;
  // A family shares the family name; everything else in a name is the person's own.
  const shared = a.role === 'family' && b.role === 'family' ? Math.max(0, weight) : 0;
  const name = crossed ? `${plain.level}, swapped` : plain.level;
  return { level: name, weight, shared, plain, crossed };
}

function spelledOutcome(
  scale: LevelScale,
  level: TokenLevel,
  a: NameToken,
  b: NameToken,
): Outcome | undefined {
  if (level === 'none') return undefined;
  if (level === 'initial') return scale.at(level);
  return scale.atFrequency(level, pairFrequency(level, a, b));
}

/** What was learnt of the two words, where it says more than their spelling. */
function learntOutcome(
  scale: LevelScale,
  a: NameToken,
  b: NameToken,
  spelled: Outcome | undefined,
): Outcome | undefined {
  const bits = a.partners?.get(b.text) ?? 0;
  return bits > (spelled?.weight ?? 0) ? scale.together(bits) : spelled;
}

/** Of two different words the commoner one decides: a typing error makes a common name look rare. */
function pairFrequency(level: TokenLevel, a: NameToken, b: NameToken): number {
  const otherSpelling = level === 'exact' && a.text !== b.text;
  const bySound = level === 'same sound' || otherSpelling || (a.han === '') !== (b.han === '');
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
  if (isSameSound(a, b, alignment)) return judgeSameSound(scale, a, b);
  const dressed = areInOtherDress(a, b, alignment);
  const unaligned = Math.min(a.length, b.length) - alignment.count - (dressed ? 1 : 0);
  let weight = 0;
  let shared = 0;
  let level = unaligned > 0 ? (alignment.count > 0 ? 'partly' : 'none') : 'exact';
  if (dressed && level === 'exact') level = 'family name only';
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

/** By the side that parts the name into the commoner words. */
function judgeSameSound(
  scale: LevelScale,
  a: readonly NameToken[],
  b: readonly NameToken[],
): Judgement {
  const bits = [a, b].map((tokens) =>
    tokens.reduce(
      (sum, token) => sum + scale.atFrequency('exact', token.soundFrequency).weight,
      scale.at('swapped').weight,
    ),
  );
  const family = [...a, ...b].filter(({ role }) => role === 'family');
  const commonest = Math.max(...family.map(({ soundFrequency }) => soundFrequency), 0.001);
  const weight = roundBits(Math.min(...bits));
  const shared = Math.max(0, Math.min(weight, scale.atFrequency('exact', commonest).weight));
  return { level: 'exact, swapped', weight, shared };
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

function tokenAtoms(token: NameToken, add: AtomSink): void {
  const { text, han } = token;
  if (han !== '') add(`h${han}`, discounts.token);
  // One syllable alone, and a family name, would bring together too many.
  if (token.initials !== '')
    for (const spelling of token.spellings) add(`t${spelling}`, discounts.token);
  if (text.length < 2) return;
  add(`t${text}`, discounts.token);
  if (token.code.length > 1) add(`p${token.code}`, discounts.phonetic);
  for (const root of token.roots) add(`n${root}`, discounts.nickname);
  if (text.length < 5) return;
  add(`s${text.slice(0, 4)}`, discounts.affix);
  add(`e${text.slice(-4)}`, discounts.affix);
}
