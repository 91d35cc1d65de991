import { languages } from '../../data/languages';
import { wordForm } from '../../words';

const tag = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})+$/i;
const encoding = /\.[a-z0-9-]+$/i;
const quality = /\s*;\s*q=[\d.]+$/;
const brackets = /\s*[([].*$/;
const noise = / (?:language|sprache|langue|idioma|lingua)$/;
const maxListed = 10;

const byForm = new Map<string, string>();
for (const { code, names } of languages) {
  for (const name of [code, ...names]) {
    const form = wordForm(name);
    if (!byForm.has(form)) byForm.set(form, code);
  }
}
// A name of one language must not hide the code of another.
for (const { code } of languages) byForm.set(code, code);

function one(text: string): string | undefined {
  const form = wordForm(text);
  const known = byForm.get(form) ?? byForm.get(form.replace(noise, ''));
  if (known !== undefined) return known;
  const primary = tag.exec(text.replace(encoding, ''))?.[1];
  if (primary !== undefined) return byForm.get(primary.toLowerCase());
  const bare = text.replace(brackets, '');
  return bare === text || bare === '' ? undefined : byForm.get(wordForm(bare));
}

/** The code of two letters of the first language that a text names; undefined where it names none. */
export function languageCodeOf(text: string): string | undefined {
  const whole = one(text);
  if (whole !== undefined) return whole;
  const listed = text.split(/[,;/|]|\s(?:and|und|et|y|e)\s/).slice(0, maxListed);
  for (const part of listed) {
    const code = one(part.replace(quality, '').trim());
    if (code !== undefined) return code;
  }
  return undefined;
}
