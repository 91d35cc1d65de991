import { foldWords } from '@concord/standardization/recognition';
import type { Evidence, Meaning } from './meaning';
import { headerWords } from './words/header-words';

interface Phrase {
  readonly meaning: Meaning;
  readonly words: readonly string[];
  /** Without blanks. */
  readonly joined: string;
  /** 1, or less for words that mean other things too. */
  readonly strength: number;
}

const ambiguous = 0.55;

function phrasesOf([meaning, list]: readonly [Meaning, string]): Phrase[] {
  return list
    .split('|')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const words = foldWords(entry.replace('~', '')).split(' ');
      const strength = entry.startsWith('~') ? ambiguous : 1;
      return { meaning, words, joined: words.join(''), strength };
    });
}

const meanings = Object.entries(headerWords) as [Meaning, string][];
const phrases = meanings.flatMap(phrasesOf);

/** Words that say whose it is, or nothing: `customer_email`, `billing_city`, `postcode_fake`. */
const fillers: ReadonlySet<string> = new Set(
  `customer client cust contact user person member patient subscriber account primary main default current billing shipping
  delivery invoice mailing postal legal registered home work business private personal kunde kunden client cliente klant
  kontakt kunden rechnungs liefer raw clean orig original fake test new old src source crm erp the my your our of de der die
  das du la le el field col column attribute attr value str txt text c f x`.split(/\s+/),
);
const addressContext =
  /^(?:address|addr|anschrift|adresse|direccion|indirizzo|endereco|adres|location|地址|住址)/;
const companyContext =
  /^(?:company|organi[sz]ation|employer|firma|unternehmen|business|societe|empresa|公司|单位)/;

/** `kundeName`, `birth_date`, `E-Mail`, `address1` as words. */
function wordsOf(text: string): string[] {
  const apart = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2');
  return foldWords(apart)
    .split(' ')
    .filter((word) => word !== '');
}

const isHan = /\p{Script=Han}/u;

/** 0 to 1: how well a phrase names a column of these words. */
function fit(words: readonly string[], joined: string, phrase: Phrase): number {
  if (joined === phrase.joined) return 1;
  const core = words.filter((word) => !fillers.has(word));
  if (core.length > 0 && core.join('') === phrase.joined) return 0.95;
  const coverage = phrase.joined.length / joined.length;
  if (` ${words.join(' ')} `.includes(` ${phrase.words.join(' ')} `)) {
    const atEnd = words.at(-1) === phrase.words.at(-1);
    return (atEnd ? 0.55 : 0.4) + 0.35 * coverage;
  }
  const long = isHan.test(phrase.joined) ? 2 : 5;
  if (phrase.joined.length < long || !joined.includes(phrase.joined)) return 0;
  // In a compound the last part says what it is: 邮箱地址 is not, Firmen-telefonnummer is a number.
  return (joined.endsWith(phrase.joined) ? 0.35 : 0.25) + 0.4 * coverage;
}

function ofWords(words: readonly string[]): Evidence {
  const evidence: Evidence = {};
  const joined = words.join('');
  if (joined === '') return evidence;
  for (const phrase of phrases) {
    const score = fit(words, joined, phrase) * phrase.strength;
    if (score > (evidence[phrase.meaning] ?? 0)) evidence[phrase.meaning] = score;
  }
  return evidence;
}

/** A first and a last name in one header is the whole name. */
function settled(evidence: Evidence, words: readonly string[]): Evidence {
  const { 'name.given': given = 0, 'name.family': family = 0 } = evidence;
  const both = given > 0.4 && family > 0.4 && words.length > 2;
  if (!both) return evidence;
  return { ...evidence, 'name.full': 1, 'name.given': given / 2, 'name.family': family / 2 };
}

function inContext(evidence: Evidence, parents: readonly string[]): Evidence {
  const said = { ...evidence };
  if (parents.some((parent) => addressContext.test(parent))) {
    for (const [meaning, score] of Object.entries(said) as [Meaning, number][]) {
      if (meaning.startsWith('address.')) said[meaning] = Math.min(1.1, score + 0.25);
    }
  }
  if (parents.some((parent) => companyContext.test(parent)) && (said['name.full'] ?? 0) > 0.4) {
    said['name.organization'] = 1;
  }
  return said;
}

/**
 * What the name of a column says about its meaning, 0 to about 1 each; nothing for names such as
 * `column_3`. Dots divide the path into nested objects, whose names are context.
 */
export function headerEvidence(column: string): Evidence {
  if (/^(?:column|col|field|feld|f|c|v|x|unnamed|列)[\s_:-]*\d*$/iu.test(column)) return {};
  const path = column.replaceAll('[]', '').split('.');
  const last = wordsOf(path.at(-1) ?? '');
  const parents = path.slice(0, -1).map((part) => wordsOf(part).join(' '));
  const own = settled(ofWords(last), last);
  const whole = parents.length === 0 ? {} : ofWords([...parents.join(' ').split(' '), ...last]);
  for (const [meaning, score] of Object.entries(whole) as [Meaning, number][]) {
    // Parents alone say where a column stands, not what it is.
    if (score >= 0.9) own[meaning] = Math.max(own[meaning] ?? 0, 0.9 * score);
  }
  return inContext(own, parents);
}
