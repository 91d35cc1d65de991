import type { IdentifierScheme } from '@concord/contracts/workspace';
import { ibanLengths } from '../../data/iban-lengths';
import { hasLuhnDigit, mod97 } from './check-digits';
import { hasResidentCheckDigit, looksLikeResidentId, renewedResidentId } from './resident-id';
import { vatForms } from './vat-checks';

/** What a number is under a scheme. */
export type Verdict = 'right' | 'check digit' | 'form';

const suffixOfVat = /^((?:CHE|NO)?\d{9})(?:MWST|TVA|IVA|MVA)$/;
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccForm =
  /^[1-9A-HJ-NPQRTUWXY][\dA-HJ-NPQRTUWXY]\d{6}[\dA-HJ-NPQRTUWXY]{9}[\dA-HJ-NPQRTUWXY]$/;
const ibanForm = /^([A-Z]{2})\d{2}[A-Z\d]{11,30}$/;
const leiForm = /^[A-Z\d]{18}\d{2}$/;
const luhnForm = /^\d{8,19}$/;

function judged(hasForm: boolean, isRight: () => boolean): Verdict {
  if (!hasForm) return 'form';
  return isRight() ? 'right' : 'check digit';
}

/** 统一社会信用代码 (GB 32100-2015): weights are powers of 3 modulo 31. */
function hasUsccDigit(text: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const character of text.slice(0, 17)) {
    sum += usccAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31) === text.charAt(17);
}

/** ISO 13616: the first four characters go to the end. */
function isIban(text: string): boolean {
  const country = ibanForm.exec(text)?.[1];
  return country !== undefined && ibanLengths.get(country) === text.length;
}

function vatVerdict(text: string): Verdict {
  const prefix = text.startsWith('CHE') ? 'CHE' : text.slice(0, 2);
  const number = text.slice(prefix.length);
  const form = vatForms.get(prefix);
  return judged(form?.form.test(number) === true, () => form?.isRight(number) === true);
}

/** A number, in capitals and without separators, held against a scheme. */
export function verdictOf(text: string, scheme: IdentifierScheme): Verdict {
  switch (scheme) {
    case 'resident-id': {
      const number = text.length === 15 ? (renewedResidentId(text) ?? '') : text;
      return judged(looksLikeResidentId(number), () => hasResidentCheckDigit(number));
    }
    case 'uscc':
      return judged(usccForm.test(text), () => hasUsccDigit(text));
    case 'iban':
      return judged(isIban(text), () => mod97(text.slice(4) + text.slice(0, 4)) === 1);
    case 'vat':
      return vatVerdict(text);
    case 'luhn':
      return judged(luhnForm.test(text), () => hasLuhnDigit(text));
    case 'lei':
      return judged(leiForm.test(text), () => mod97(text) === 1);
  }
}

const firmOfChina = /^9[1-3]\d{6}/;

/**
 * The scheme of a number whose form says so by itself. VAT numbers, cards and LEI are not among them:
 * a customer number may look the same, and would be taken for one with a typing error.
 */
export function schemeByForm(text: string): IdentifierScheme | undefined {
  if (looksLikeResidentId(text)) return 'resident-id';
  if (text.length === 18 && firmOfChina.test(text) && usccForm.test(text)) return 'uscc';
  return isIban(text) ? 'iban' : undefined;
}

/** `136695976` of Germany to `DE136695976`; GR to EL; a Belgian number of nine digits gets its zero. */
export function completeVat(text: string, country: string | undefined): string {
  const bare = text.replace(suffixOfVat, '$1');
  const home = country === 'GR' ? 'EL' : country === 'CH' ? 'CHE' : country;
  const known = bare.startsWith('CHE') || vatForms.has(bare.slice(0, 2));
  const prefixed = bare.startsWith('GR') ? `EL${bare.slice(2)}` : bare;
  const isHome = home !== undefined && vatForms.get(home)?.form.test(padded(bare, home)) === true;
  const whole = isHome && !(known && vatVerdict(prefixed) !== 'form') ? home + bare : prefixed;
  return whole.startsWith('BE') ? `BE${padded(whole.slice(2), 'BE')}` : whole;
}

function padded(number: string, country: string): string {
  return country === 'BE' && /^\d{9}$/.test(number) ? `0${number}` : number;
}
