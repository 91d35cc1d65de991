import { eastAsianLegalForms, leadingLegalForms, legalForms } from '../../data/legal-forms';
import { foldWords } from '../../text/fold';
import { hasHan, simplified } from '../../text/han';

/** An organization's name as folded words, without and with its legal form (`gmbh co kg`). */
export interface OrganizationName {
  name: string;
  legalForm?: string;
}

const longestForm = 5;
const blanks = /\s+/g;
const hangul = /\p{Script=Hangul}/u;

/** How many words of a form stand before the name: `PT`, `Công ty TNHH`. */
function leadingForm(words: readonly string[]): number | undefined {
  const lengths = [4, 3, 2, 1].filter((length) => length < words.length);
  return lengths.find((length) => leadingLegalForms.has(words.slice(0, length).join(' ')));
}

function splitLatin(text: string): OrganizationName {
  const words = foldWords(
    text
      .replace(/\./g, '')
      .replace(/\s*&\s*co\b/gi, ' co')
      .replace(/[&+]/g, ' and '),
  ).split(' ');
  const forms: string[] = [];
  for (let found = true; found && words.length > 1;) {
    found = false;
    for (let length = Math.min(longestForm, words.length - 1); length > 0 && !found; length--) {
      const ending = words.slice(-length).join(' ');
      if (!legalForms.has(ending)) continue;
      words.splice(-length);
      forms.unshift(ending);
      found = true;
    }
  }
  const leading = leadingForm(words);
  if (leading !== undefined) forms.unshift(words.splice(0, leading).join(' '));
  if (words.length > 1 && words[0] === 'the') words.shift();
  const name = words.join(' ');
  return forms.length > 0 ? { name, legalForm: forms.join(' ') } : { name };
}

function splitEastAsian(text: string): OrganizationName {
  const plain = simplified(text).replace(blanks, '');
  for (const form of eastAsianLegalForms) {
    if (plain.length <= form.length) continue;
    const rest = plain.endsWith(form)
      ? plain.slice(0, -form.length)
      : plain.startsWith(form)
        ? plain.slice(form.length)
        : undefined;
    if (rest === undefined) continue;
    const name = foldWords(rest).replace(blanks, '');
    if (name !== '') return { name, legalForm: form };
  }
  return { name: foldWords(plain).replace(blanks, '') };
}

/**
 * Recognises the legal form: `Müller & Söhne GmbH & Co. KG` to `muller and sohne` and `gmbh co kg`,
 * 深圳市腾讯计算机系统有限公司 to its name and 有限公司. The name is folded for matching, Han simplified.
 */
export function splitLegalForm(text: string): OrganizationName {
  return hasHan(text) || hangul.test(text) ? splitEastAsian(text) : splitLatin(text);
}
