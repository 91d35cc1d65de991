import { fromText } from '../../input';
import { nameIssues } from '../../names/issue-codes';
import { isJunkName, isMissingName } from '../../names/junk';
import { accept, reject, type Standardizer } from '../../outcome';
import { foldWords } from '../../text/fold';
import { hasHan, hasKana, pinyinSyllables } from '../../text/han';
import { organizationIssues } from './issue-codes';
import { splitLegalForm } from './legal-form';
import { legalForms } from '../../data/legal-forms';

/** 1&1, 3+1: names of firms may lack letters where a sign joins digits. */
const joinedDigits = /\d ?[&+] ?\d/;
const wrappingQuotes = /^["“”„«»']+(.*?)["“”„«»']+$/u;
const apostrophes = /[’‘`´ʼ]/g;
const blanksBetweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

function organizationText(text: string): string {
  let result = text.replace(apostrophes, "'").replace(blanksBetweenHan, '');
  for (let before = ''; before !== result;) {
    before = result;
    result = result.replace(wrappingQuotes, '$1').replace(/^[\s,;:]+|[\s,;:]+$/g, '');
  }
  return result;
}

/** 华为技术 to `huaweijishu`, so that it equals what foreign systems write. */
function keyOf(name: string): string {
  return hasHan(name) && !hasKana(name) ? foldWords(pinyinSyllables(name).join('')) : name;
}

/** `name.organization`: the name as written (capitals are part of a firm's name), key without legal form. */
export const standardizeOrganizationName: Standardizer = fromText(
  (input) => {
    const text = organizationText(input.text);
    const isJunk = isMissingName(text) || (isJunkName(text) && !joinedDigits.test(text));
    if (isJunk) return reject(input, nameIssues.junk);
    const { name } = splitLegalForm(text);
    const issues = legalForms.has(name) ? [organizationIssues.onlyLegalForm] : [];
    return accept(input, text, { key: keyOf(name), issues });
  },
  { isMissing: isMissingName },
);
