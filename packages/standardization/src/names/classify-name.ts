import { singleSurnames, compoundSurnames } from '../data/chinese-surnames';
import { organizationEndings, organizationWords } from '../data/organization-words';
import { particles } from '../data/titles';
import { cleanText } from '../text/clean-text';
import { foldWords } from '../text/fold';
import { hasHan, simplified } from '../text/han';
import { splitLegalForm } from '../types/name.organization/legal-form';
import { withoutAffixes } from './affixes';

/** What a name is the name of. `confidence`: 0.5 (nothing speaks for either) to 1. */
export interface NameKind {
  readonly kind: 'person' | 'organization';
  readonly confidence: number;
}

/** Evidence as natural logarithms of odds, positive for an organization. */
type Evidence = readonly (readonly [boolean, number])[];

const joiner = /[&+]| und | and | et | y /i;
const initial = /(?:^|\s)\p{Lu}\.?(?=\s|$)/u;
const acronym = /^[A-Z]{2,5}$/;
const digit = /\d/;
const domain = /\.(?:com|net|org|de|io|cn|eu)$/i;
const capitalizedWords = /^\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;
const lastFirst = /^[\p{L}'’ -]+,\s*[\p{L}.'’ -]+$/u;
/** Forms of two letters are names and initials as well: Sa, Da, Co, AG. */
const shortForm = 2;

function latinEvidence(text: string): Evidence {
  const { name, legalForm } = splitLegalForm(text);
  const words = foldWords(text).split(' ');
  const { title, suffix } = withoutAffixes(text);
  const hasForm = legalForm !== undefined && name !== '';
  return [
    [hasForm && legalForm.replace(/ /g, '').length > shortForm, 4],
    [hasForm && legalForm.replace(/ /g, '').length <= shortForm, 2],
    [words.some((word) => organizationWords.has(word)), 2.5],
    [joiner.test(text) && title === undefined, 1.2],
    [digit.test(text), 1.2],
    [domain.test(text), 3],
    [acronym.test(text), 1],
    [words.length > 5, 1],
    [title !== undefined, -4],
    [suffix !== undefined && !hasForm, -3],
    [lastFirst.test(text) && !hasForm, -2],
    [words.slice(1, -1).some((word) => particles.has(word)), -1.5],
    [initial.test(text) && words.length > 1, -1.5],
    [capitalizedWords.test(text), -1.2],
  ];
}

const longestChinesePerson = 4;
/** 迪丽热巴·迪力木拉提, 列夫·托尔斯泰 */
const interpunct = /[·・]/;

function chineseEvidence(text: string): Evidence {
  const plain = simplified(text).replace(/\s/g, '');
  const { title } = withoutAffixes(text);
  const hasSurname = singleSurnames.has(plain.charAt(0)) || compoundSurnames.has(plain.slice(0, 2));
  const isShort = plain.length <= longestChinesePerson;
  return [
    [splitLegalForm(text).legalForm !== undefined, 4],
    [organizationEndings.test(plain), plain.length > 3 ? 4 : 2],
    [!isShort && !interpunct.test(text), 1.5],
    [digit.test(plain), 1.5],
    [isShort && hasSurname, -3],
    [isShort && !hasSurname, -0.5],
    [title !== undefined, -3],
    [interpunct.test(text), -2.5],
  ];
}

/**
 * Decides whether a name is a person's or an organization's, with the confidence of the decision: the
 * odds of all evidence multiplied (legal form, words of the trade, title, order, initials, surname).
 */
export function classifyName(raw: string): NameKind {
  const { text } = cleanText(raw);
  const evidence = hasHan(text) ? chineseEvidence(text) : latinEvidence(text);
  const odds = evidence.reduce((sum, [holds, weight]) => (holds ? sum + weight : sum), 0);
  const confidence = 1 / (1 + Math.exp(-Math.abs(odds)));
  return {
    kind: odds > 0 ? 'organization' : 'person',
    confidence: Math.round(confidence * 100) / 100,
  };
}
