import { hidden } from '../../masking/hidden';

/** ITU E.164 country codes of one and two digits; all others have three. */
const shortCodes = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 ' +
    '60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

/** How many digits of a national number stay at either end: at least four are hidden. */
function ends(digits: number): { head: number; tail: number } {
  if (digits >= 11) return { head: 3, tail: 4 };
  if (digits >= 10) return { head: 2, tail: 4 };
  if (digits >= 8) return { head: 1, tail: 3 };
  return digits >= 7 ? { head: 1, tail: 2 } : { head: 0, tail: 0 };
}

/** `+8613812345678` → `+86138****5678`, `13812345678` → `138****5678` */
export function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  const code = text.trim().startsWith('+') ? countryCode(digits) : '';
  const national = digits.slice(code.length);
  const { head, tail } = ends(national.length);
  const shown = `${national.slice(0, head)}${hidden}${tail === 0 ? '' : national.slice(-tail)}`;
  return code === '' ? shown : `+${code}${shown}`;
}

function countryCode(digits: string): string {
  const short = [1, 2].map((length) => digits.slice(0, length));
  return short.find((code) => shortCodes.has(code)) ?? digits.slice(0, 3);
}
