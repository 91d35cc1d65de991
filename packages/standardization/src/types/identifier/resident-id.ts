import { isPossible } from '../date/calendar';

const form = /^[1-9]\d{5}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';

/** Whether a text has the form of a Chinese resident identity number (GB 11643-1999), date included. */
export function looksLikeResidentId(text: string): boolean {
  const found = form.exec(text);
  if (!found) return false;
  return isPossible({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });
}

/** Of the first seventeen digits, by ISO 7064 MOD 11-2. */
function checkDigitOf(text: string): string {
  const sum = weights.reduce(
    (total, weight, index) => total + weight * Number(text.charAt(index)),
    0,
  );
  return checkDigits.charAt(sum % 11);
}

/** Whether the last character is right. */
export function hasResidentCheckDigit(text: string): boolean {
  return checkDigitOf(text) === text.charAt(17);
}

const oldForm = /^[1-9]\d{5}(\d{2})(\d{2})(\d{2})\d{3}$/;

/**
 * The number of today behind one of 15 digits, as cards had it before 1999 (GB 11643-1989: year of two digits, no check
 * digit); undefined for any other text.
 */
export function renewedResidentId(text: string): string | undefined {
  const found = oldForm.exec(text);
  if (!found) return undefined;
  const born = { year: 1900 + Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  if (!isPossible(born)) return undefined;
  const digits = `${text.slice(0, 6)}19${text.slice(6)}`;
  return digits + checkDigitOf(digits);
}

export interface ResidentIdFacts {
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly gender: 'female' | 'male';
  /** Of the place of registration, six digits (GB/T 2260). */
  readonly region: string;
}

const sequenceEnd = 17;

/**
 * Birth date and gender inside a resident number of 18 or 15 digits whose check digit is right;
 * undefined for any other text.
 */
export function residentIdFacts(text: string): ResidentIdFacts | undefined {
  const number = text.length === 15 ? (renewedResidentId(text) ?? '') : text;
  if (!looksLikeResidentId(number) || !hasResidentCheckDigit(number)) return undefined;
  const day = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].join('-');
  const isMale = Number(number.charAt(sequenceEnd - 1)) % 2 === 1;
  return { birthDate: day, gender: isMale ? 'male' : 'female', region: number.slice(0, 6) };
}
