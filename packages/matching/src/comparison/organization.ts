import type { TypedValue } from '../record';
import { roundBits, type Comparison, type MatchModel } from '../model/model';
import { simplify } from '../names/chinese';
import { dropHanLegalForm, organizationWords } from '../names/legal-forms';
import { oneEditApart } from '../text/edits';
import { hasHan, words } from '../text/folding';
import { jaroWinkler } from '../text/jaro-winkler';
import { phoneticCode } from '../text/phonetic';
import { Alignment } from './alignment';
import { bestOf, distinct } from './best-of';
import { discounts, type AtomSink, type Comparator } from './comparator';
import { plainText, writtenText } from './plain-text';
import { frequenciesOf, LevelScale, type Frequencies, type Judgement } from './scale';

interface OrganizationName {
  /** Characters without the legal form, simplified; '' for names in Latin letters. */
  readonly han: string;
  /** Words without legal forms, sorted, each once: order of words does not matter. */
  readonly words: readonly string[];
  readonly initials: string;
  /** All words without blanks, as written: `ScottAnalytics` is Scott Analytics. */
  readonly joined: string;
}

const maxWords = 12;

/** Names of organizations: legal form dropped, word order free, common words light. */
export function organizationComparator(
  comparison: Comparison,
  model: MatchModel,
): Comparator<readonly OrganizationName[]> {
  const scale = new LevelScale(comparison);
  const frequencies = frequenciesOf(model, comparison, 'value');
  const alignment = new Alignment((a: string, b: string) => judgeWords(scale, frequencies, a, b));
  const judge = (a: OrganizationName, b: OrganizationName): Judgement =>
    judgeOrganizations(scale, frequencies, a, b, alignment);
  return {
    read(values) {
      const names = values.map(nameOf).filter((name) => name.words.length > 0);
      return names.length === 0 ? undefined : names;
    },
    judge: (a, b) => bestOf(a, b, judge) ?? scale.at('none'),
    atoms(names, add) {
      for (const name of names) nameAtoms(name, add);
    },
    show: (names) =>
      names.map((name) => (name.han === '' ? name.words.join(' ') : name.han)).join(', '),
  };
}

function nameOf(typed: TypedValue): OrganizationName {
  const written = writtenText(typed);
  const han = hasHan(written)
    ? dropHanLegalForm(simplify(written.replace(/[^\p{L}\p{N}]/gu, ''))).slice(0, 60)
    : '';
  const own = organizationWords(words(plainText(typed))).slice(0, maxWords);
  const initials = own.map((word) => word.slice(0, 1)).join('');
  return { han, words: distinct(own), initials, joined: own.join('') };
}

function judgeOrganizations(
  scale: LevelScale,
  frequencies: Frequencies,
  a: OrganizationName,
  b: OrganizationName,
  alignment: Alignment<string, Judgement>,
): Judgement {
  if (a.han !== '' && b.han !== '') return judgeHan(scale, frequencies, a.han, b.han);
  if (isAbbreviation(a, b) || isAbbreviation(b, a)) return scale.at('abbreviation');
  if (a.joined === b.joined) return judgeSame(scale, frequencies, a, b);
  alignment.align(a.words, b.words);
  const { count, outcomes } = alignment;
  const unaligned = Math.min(a.words.length, b.words.length) - count;
  let weight = unaligned * scale.at('none').weight;
  let level = unaligned === 0 ? 'exact' : count > 0 ? 'partly' : 'none';
  for (let at = 0; at < count; at++) {
    const outcome = outcomes[at] ?? scale.at('none');
    weight += outcome.weight;
    if (level === 'exact' && outcome.level !== 'exact') level = outcome.level;
  }
  return { level, weight: roundBits(weight), shared: 0 };
}

/** The same name: by its words, of whichever side has them apart. */
function judgeSame(
  scale: LevelScale,
  frequencies: Frequencies,
  a: OrganizationName,
  b: OrganizationName,
): Judgement {
  const apart = a.words.length >= b.words.length ? a.words : b.words;
  const bits = apart.map((word) => scale.atFrequency('exact', frequencies.of(word)).weight);
  return { level: 'exact', weight: roundBits(bits.reduce((sum, one) => sum + one, 0)), shared: 0 };
}

function judgeWords(
  scale: LevelScale,
  frequencies: Frequencies,
  a: string,
  b: string,
): Judgement | undefined {
  const frequency = Math.max(frequencies.of(a), frequencies.of(b));
  if (a === b) return scale.atFrequency('exact', frequency);
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && oneEditApart(a, b)) return scale.atFrequency('one edit', frequency);
  const similar = shorter >= 5 && jaroWinkler(a, b) >= 0.92;
  return similar ? scale.atFrequency('similar', frequency) : undefined;
}

function judgeHan(scale: LevelScale, frequencies: Frequencies, a: string, b: string): Judgement {
  if (a === b) return scale.atFrequency('exact', frequencies.of(a));
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length >= 4 && longer.includes(shorter)) return scale.at('contained');
  return shorter.length >= 4 && oneEditApart(a, b)
    ? scale.atFrequency('one edit', frequencies.of(a))
    : scale.at('none');
}

/** `ibm` for International Business Machines. */
function isAbbreviation(short: OrganizationName, long: OrganizationName): boolean {
  const [word] = short.words;
  return short.words.length === 1 && long.initials.length > 1 && word === long.initials;
}

function nameAtoms({ han, words: own, initials, joined }: OrganizationName, add: AtomSink): void {
  if (han !== '') {
    add(`h${han}`, discounts.token);
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
