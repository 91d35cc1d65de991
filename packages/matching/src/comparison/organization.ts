import type { TypedValue } from '../record';
import { roundBits, type Comparison, type MatchModel } from '../model/model';
import { simplify } from '../names/chinese';
import { isCompany } from '../names/name-words';
import { dropHanLegalForm, organizationWords } from '../names/legal-forms';
import { oneEditApart } from '../text/edits';
import { hasHan, words } from '../text/folding';
import { jaroWinkler } from '../text/jaro-winkler';
import { phoneticCode } from '../text/phonetic';
import { Alignment } from './alignment';
import { bestOf, distinct } from './best-of';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { Numbering, type Numbered } from './pair-cache';
import { plainText, writtenText } from './plain-text';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement, type Outcome } from './scale';

interface OrganizationName extends Numbered {
  /** Characters without the legal form, simplified; '' for names in Latin letters. */
  readonly han: string;
  /** Words without legal forms, sorted, each once: order of words does not matter. */
  readonly words: readonly string[];
  readonly initials: string;
  /** All words without blanks, as written: `ScottAnalytics` is Scott Analytics. */
  readonly joined: string;
  /** A name from a field for people that shows no legal form: a company only if some company bears it. */
  readonly guessed: boolean;
}

const maxWords = 12;

/** Names of organizations: legal form dropped, word order free, common words light. */
export function organizationComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly OrganizationName[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const names = new Numbering(nameOf);
  const alignment = new Alignment((a: string, b: string) => judgeWords(scale, frequencies, a, b));
  const judge = (a: OrganizationName, b: OrganizationName): Judgement =>
    a.guessed || b.guessed
      ? judgeGuess(scale, frequencies, a, b)
      : judgeOrganizations(scale, frequencies, a, b, alignment);
  return {
    read(values) {
      const keys = distinct(values.map(nameKey));
      const certain = keys.filter((key) => key.startsWith('!'));
      return names.listOf(certain.length > 0 ? certain : keys);
    },
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    atoms(all, add) {
      for (const name of all) nameAtoms(name, add);
    },
    terms(all, add) {
      for (const name of all) {
        if (name.guessed) continue;
        if (name.han !== '') add('value', name.han);
        for (const word of name.words) add('value', word);
      }
    },
    show: (all) =>
      all.map((name) => (name.han === '' ? name.words.join(' ') : name.han)).join(', '),
  };
}

/** Guess or not, characters, and own words in the order written: all else follows from these. */
function nameKey(typed: TypedValue): string {
  const written = writtenText(typed);
  const han = hasHan(written)
    ? dropHanLegalForm(simplify(written.replace(/[^\p{L}\p{N}]/gu, ''))).slice(0, 60)
    : '';
  const own = organizationWords(words(plainText(typed))).slice(0, maxWords);
  const guessed = typed.type === 'name.full' && !isCompany(typed);
  return own.length === 0 ? '' : [guessed ? '?' : '!', han, own.join(' ')].join('|');
}

function nameOf(key: string, id: number): OrganizationName {
  const [sign = '', han = '', text = ''] = key.split('|');
  const own = text.split(' ');
  const guessed = sign === '?';
  return {
    id,
    han,
    words: distinct(own),
    initials: own.map((word) => word.slice(0, 1)).join(''),
    joined: own.join(''),
    guessed,
  };
}

const noEvidence: Judgement = { level: 'name of a person', weight: 0, shared: 0 };

/** A guess counts when the other side is sure of the very same name, and says nothing else. */
function judgeGuess(
  scale: LevelScale,
  frequencies: Frequencies,
  a: OrganizationName,
  b: OrganizationName,
): Judgement {
  if ((a.guessed && b.guessed) || a.joined !== b.joined) return noEvidence;
  return judgeSame(scale, frequencies, a, b);
}

function judgeOrganizations(
  scale: LevelScale,
  frequencies: Frequencies,
  a: OrganizationName,
  b: OrganizationName,
  alignment: Alignment<string, Outcome>,
): Judgement {
  if (a.han !== '' && b.han !== '') return judgeHan(scale, frequencies, a.han, b.han);
  if (isAbbreviation(a, b) || isAbbreviation(b, a)) return scale.at('abbreviation');
  if (a.joined === b.joined) return judgeSame(scale, frequencies, a, b);
  if (a.han !== '' || b.han !== '') return judgeAcrossScripts(scale, a, b);
  alignment.align(a.words, b.words);
  const { count, outcomes } = alignment;
  const unaligned = Math.min(a.words.length, b.words.length) - count;
  const none = scale.at('none');
  // Beside words that contradict each other, what firms are called by the hundred says nothing.
  const parts = outcomes
    .slice(0, count)
    .filter(({ frequency }) => unaligned === 0 || (frequency ?? 0) <= genericShare);
  const level =
    unaligned === 0
      ? (parts.find((outcome) => outcome.level !== 'exact')?.level ?? 'exact')
      : count > 0
        ? 'partly'
        : 'none';
  for (let at = 0; at < unaligned; at++) parts.push(none);
  return compound(level, parts);
}

/** `bank`, `trading`: more than one of so many organizations has such a word in its name. */
const genericShare = 1 / 500;
/** Letters of a word that is not in names by chance. */
const tellingLetters = 5;
const otherScript: Judgement = { level: 'other script', weight: 0, shared: 0 };

/** 华为技术 and `Huawei Technologies`: the Latin name has the sound, or is a translation, which nobody can tell. */
function judgeAcrossScripts(
  scale: LevelScale,
  a: OrganizationName,
  b: OrganizationName,
): Judgement {
  const [chinese, latin] = a.han === '' ? [b, a] : [a, b];
  const sound = chinese.joined;
  const sounds = latin.words.some(
    (word) => word.length >= tellingLetters && sound.startsWith(word),
  );
  const startsSo = sound.length >= tellingLetters && latin.joined.startsWith(sound);
  return sounds || startsSo ? scale.at('contained') : otherScript;
}

/** The same name: by its words, of whichever side has them apart. */
function judgeSame(
  scale: LevelScale,
  frequencies: Frequencies,
  a: OrganizationName,
  b: OrganizationName,
): Judgement {
  const apart = a.words.length >= b.words.length ? a.words : b.words;
  return compound(
    'exact',
    apart.map((word) => scale.atFrequency('exact', frequencies.of(word))),
  );
}

function compound(level: string, parts: readonly Outcome[]): Judgement {
  let weight = 0;
  for (const part of parts) weight += part.weight;
  return { level, weight: roundBits(weight), shared: 0, parts };
}

function judgeWords(
  scale: LevelScale,
  frequencies: Frequencies,
  a: string,
  b: string,
): Outcome | undefined {
  const frequency = Math.max(frequencies.of(a), frequencies.of(b));
  if (a === b) return scale.atFrequency('exact', frequency);
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && oneEditApart(a, b)) return scale.atFrequency('one edit', frequency);
  const similar = shorter >= 5 && jaroWinkler(a, b) >= 0.92;
  return similar ? scale.atFrequency('similar', frequency) : undefined;
}

function judgeHan(scale: LevelScale, frequencies: Frequencies, a: string, b: string): Judgement {
  // 北京字节跳动科技, 字节跳动科技（北京）
  if (a === b || (a.length >= 6 && sortedLetters(a) === sortedLetters(b)))
    return scale.atFrequency('exact', Math.max(frequencies.of(a), frequencies.of(b)));
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length >= 4 && longer.includes(shorter)) return scale.at('contained');
  return shorter.length >= 4 && oneEditApart(a, b)
    ? scale.atFrequency('one edit', frequencies.of(a))
    : scale.at('none');
}

function sortedLetters(text: string): string {
  return Array.from(text).sort().join('');
}

/** `ibm` for International Business Machines. */
function isAbbreviation(short: OrganizationName, long: OrganizationName): boolean {
  const [word] = short.words;
  return short.words.length === 1 && long.initials.length > 1 && word === long.initials;
}

function nameAtoms(name: OrganizationName, add: AtomSink): void {
  const { han, words: own, initials, joined, guessed } = name;
  if (guessed) {
    add(`t${joined}`, discounts.token);
    return;
  }
  if (han !== '') {
    add(`h${han}`, discounts.token);
    add(`t${joined}`, discounts.token);
    for (let at = 0; at + 2 <= Math.min(han.length, 12); at++)
      add(`b${han.slice(at, at + 2)}`, discounts.affix);
    return;
  }
  for (const word of own) {
    add(`t${word}`, discounts.token);
    if (word.length > 3) add(`p${phoneticCode(word)}`, discounts.phonetic);
    if (word.length > 5) add(`s${word.slice(0, 4)}`, discounts.affix);
  }
  if (own.length > 1) add(`t${joined}`, discounts.token);
  if (initials.length > 1) add(`t${initials}`, discounts.token);
}
