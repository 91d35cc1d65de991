import { standardize } from '@concord/standardization';
import { genderWords } from '../words/gender-words';
import { shareOf, weightedShareOf, type Facts } from '../facts';
import type { Evidence } from '../meaning';
import { mayBeDate } from './date-shape';
import { judged } from './judgement';

const email = /^[^\s@<>]+@[^\s@]+\.[\p{L}\p{N}-]{2,}$/u;
const link = /^(?:https?:\/\/|www\.)\S+$/i;
const code = /^[\p{L}\p{N}][\p{L}\p{N}_.:/-]{0,39}$/u;
const uuid = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const residentId =
  /^[1-9]\d{5}(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})$/;
const knownNumbers = [
  residentId,
  /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/,
  /^(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI) ?[A-Z0-9][A-Z0-9 .]{6,13}$/,
  /^[159Y][1239][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  /^\d{3}-\d{2}-\d{4}$/,
  /^(?:\d{4}[ -]?){3}\d{4}$/,
];
const nothing = { today: '2000-01-01' };

function read(type: 'gender' | 'boolean' | 'language', text: string): boolean {
  const { values, issues } = standardize(type, text, nothing);
  return values.length > 0 || issues.every(({ severity }) => severity !== 'rejected');
}

/** E-mail addresses, identifiers, genders, yes and no, categories and long texts. */
export function codedContent(facts: Facts): Evidence {
  const { texts, summary, onceShare, filledShare } = facts;
  const { distinct, filled, length } = summary;
  const few = distinct <= Math.max(12, Math.min(200, filled * 0.2));
  const spoken = weightedShareOf(facts, (text) => genderWords.test(text));
  const digitsOnly = texts.every((text) => /^\d+$/.test(text));
  const isGender = onceShare < 0.5 && distinct > 1 && (!digitsOnly || distinct <= 4);
  const known = Math.max(...knownNumbers.map((form) => shareOf(texts, (text) => form.test(text))));
  const isCode = shareOf(texts, (text) => code.test(text) && /\d/.test(text));
  const unique = onceShare > 0.9 && filledShare > 0.97;
  const mixed = shareOf(texts, (text) => /\p{L}/u.test(text) && /\d/.test(text) && code.test(text));
  const padded = shareOf(texts, (text) => /^0\d+$/.test(text));
  const links = shareOf(texts, (text) => link.test(text));
  const long = (length?.mean ?? 0) > 40;
  const yesNo = shareOf(texts, (text) =>
    /^(?:true|false|yes|no|ja|nein|oui|non|是|否|s[iíì])$/i.test(text),
  );
  return {
    email: judged(
      shareOf(texts, (text) => email.test(text)),
      1,
    ),
    gender: isGender
      ? judged(
          weightedShareOf(facts, (text) => read('gender', text)),
          spoken > 0.4 ? 1 : 0.55,
        )
      : -1,
    boolean:
      distinct <= 4
        ? judged(
            shareOf(texts, (text) => read('boolean', text)),
            distinct <= 3 && yesNo > 0.9 ? 0.9 : 0.35,
          )
        : -1,
    identifier: judged(
      shareOf(texts, (text) => code.test(text.replaceAll(' ', ''))),
      Math.max(
        0.95 * known,
        0.55 * shareOf(texts, (text) => uuid.test(text)),
        0.4 * mixed,
        0.1 * isCode,
        padded > 0.1 ? 0.3 : 0,
      ),
    ),
    'record.id': unique
      ? judged(
          shareOf(texts, (text) => code.test(text) && !mayBeDate.test(text)),
          0.35 + 0.25 * mixed,
        )
      : -1,
    language:
      distinct <= 60 && few
        ? judged(
            weightedShareOf(facts, (text) => read('language', text)),
            0.45,
          )
        : -1,
    category: few && filled > 2 * distinct ? 0.3 : few ? -0.1 : -0.4,
    text: links > 0.6 ? 0.9 : long ? 0.6 : 0.05,
  };
}
