import { hasLuhnDigit, hasMod1110Digit, mod97, weighted } from './check-digits';

/** A national number without the prefix of its country: its form, and whether its check digits are right. */
export interface VatForm {
  readonly form: RegExp;
  readonly isRight: (number: string) => boolean;
}

const last = (text: string): number => Number(text.slice(-1));
/** The complement to 11; 10 and 11 by what a country makes of them. */
const complement = (sum: number, ten: number, eleven: number): number => {
  const digit = 11 - (sum % 11);
  if (digit === 10) return ten;
  return digit === 11 ? eleven : digit;
};
const never = -1;

function austrian(text: string): boolean {
  const digits = text.slice(1);
  const sum = Array.from(digits.slice(0, 7)).reduce((total, character, at) => {
    const digit = Number(character);
    return total + (at % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10));
  }, 0);
  return (96 - sum) % 10 === last(digits);
}

function bulgarian(text: string): boolean {
  if (text.length === 9) {
    const sum = weighted(text, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    return (sum < 10 ? sum : (weighted(text, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10) === last(text);
  }
  const own = (weighted(text, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  const foreigner = weighted(text, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const other = complement(weighted(text, [4, 3, 2, 7, 6, 5, 4, 3, 2]), never, 0);
  return [own, foreigner, other].includes(last(text));
}

const cypriotOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21] as const;

function cypriot(text: string): boolean {
  const sum = Array.from(text.slice(0, 8)).reduce((total, character, at) => {
    const digit = Number(character);
    return total + (at % 2 === 0 ? (cypriotOdd[digit] ?? 0) : digit);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === text.charAt(8);
}

/** Of a firm (8 digits) or of a person (9 or 10, of which only the longer ones have a check digit). */
function czech(text: string): boolean {
  if (text.length === 8)
    return complement(weighted(text, [8, 7, 6, 5, 4, 3, 2]), 0, 1) === last(text);
  if (text.length === 9) return true;
  return Number(text) % 11 === 0 || (Number(text.slice(0, 9)) % 11 === 10 && last(text) === 0);
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

function spanish(text: string): boolean {
  const person = /^([XYZKLM]?)(\d{7,8})([A-Z])$/.exec(text);
  if (person) {
    const [, first = '', digits = '', letter] = person;
    const number = `${'XYZ'.includes(first) && first !== '' ? 'XYZ'.indexOf(first) : ''}${digits}`;
    return spanishLetters.charAt(Number(number) % 23) === letter;
  }
  const digits = text.slice(1, 8);
  const luhn = [...Array(10).keys()].find((digit) => hasLuhnDigit(`${digits}${digit}`)) ?? never;
  return text.endsWith(String(luhn)) || text.endsWith('JABCDEFGHI'.charAt(luhn));
}

const frenchAlphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function french(text: string): boolean {
  const siren = Number(text.slice(2));
  const [first, second] = Array.from(text).map((character) => frenchAlphabet.indexOf(character));
  if (first === undefined || second === undefined) return false;
  if (/^\d\d/.test(text)) return (12 + 3 * (siren % 97)) % 97 === Number(text.slice(0, 2));
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (siren + 1 + Math.floor(check / 11)) % 11 === check % 11;
}

function british(text: string): boolean {
  if (/^GD[0-4]\d\d$|^HA[5-9]\d\d$/.test(text)) return true;
  const sum = weighted(text, [8, 7, 6, 5, 4, 3, 2, 10, 1]);
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

const irishLetters = 'WABCDEFGHIJKLMNOPQRSTUV';

function irish(text: string): boolean {
  const old = /^(\d)[A-Z+*](\d{5})([A-W])$/.exec(text);
  const plain = old ? `0${old[2] ?? ''}${old[1] ?? ''}${old[3] ?? ''}` : text;
  const extra = plain.charAt(8) === '' ? 0 : irishLetters.indexOf(plain.charAt(8));
  const sum = weighted(plain, [8, 7, 6, 5, 4, 3, 2]) + extra * 9;
  return irishLetters.charAt(sum % 23) === plain.charAt(7);
}

function lithuanian(text: string): boolean {
  const length = text.length - 1;
  const weights = (start: number): number[] =>
    Array.from({ length }, (_, at) => ((at + start - 1) % 9) + 1);
  const sum = weighted(text, weights(1)) % 11;
  return (sum < 10 ? sum : (weighted(text, weights(3)) % 11) % 10) === last(text);
}

/** Firms begin above 3; numbers of persons hold a birth date, the new ones nothing. */
function latvian(text: string): boolean {
  if (Number(text.charAt(0)) > 3)
    return weighted(text, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
  if (text.startsWith('32')) return true;
  const sum = 1 + weighted(text, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9]);
  return (sum % 11) % 10 === last(text);
}

/** By the number of the citizen behind it, or, since 2020, by itself. */
function dutch(text: string): boolean {
  const sum = weighted(text, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(text.charAt(8));
  return sum % 11 === 0 || mod97(`NL${text}`) === 1;
}

function romanian(text: string): boolean {
  const sum = weighted(text.padStart(10, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]);
  return ((sum * 10) % 11) % 10 === last(text);
}

/** By prefix: the member states, Northern Ireland, and their neighbours. Sources: the authorities' published rules. */
export const vatForms: ReadonlyMap<string, VatForm> = new Map(
  Object.entries<VatForm>({
    AT: { form: /^U\d{8}$/, isRight: austrian },
    BE: {
      form: /^[01]\d{9}$/,
      isRight: (text) => 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8)),
    },
    BG: { form: /^\d{9,10}$/, isRight: bulgarian },
    CY: { form: /^\d{8}[A-Z]$/, isRight: cypriot },
    CZ: { form: /^\d{8,10}$/, isRight: czech },
    DE: { form: /^[1-9]\d{8}$/, isRight: hasMod1110Digit },
    DK: {
      form: /^\d{8}$/,
      isRight: (text) => weighted(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    },
    EE: {
      form: /^\d{9}$/,
      isRight: (text) => weighted(text, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
    },
    EL: {
      form: /^\d{9}$/,
      isRight: (text) => (weighted(text, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === last(text),
    },
    ES: { form: /^(?:[XYZKLM]\d{7}[A-Z]|\d{8}[A-Z]|[A-HJNP-SUVW]\d{7}[\dA-J])$/, isRight: spanish },
    FI: {
      form: /^\d{8}$/,
      isRight: (text) =>
        complement(weighted(text, [7, 9, 10, 5, 8, 4, 2]), never, 0) === last(text),
    },
    FR: { form: /^[\dA-HJ-NP-Z]{2}\d{9}$/, isRight: french },
    GB: { form: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, isRight: british },
    XI: { form: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, isRight: british },
    HR: { form: /^\d{11}$/, isRight: hasMod1110Digit },
    HU: {
      form: /^\d{8}$/,
      isRight: (text) => weighted(text, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0,
    },
    IE: { form: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/, isRight: irish },
    IT: { form: /^\d{11}$/, isRight: hasLuhnDigit },
    LT: { form: /^(?:\d{9}|\d{12})$/, isRight: lithuanian },
    LU: {
      form: /^\d{8}$/,
      isRight: (text) => Number(text.slice(0, 6)) % 89 === Number(text.slice(6)),
    },
    LV: { form: /^\d{11}$/, isRight: latvian },
    MT: {
      form: /^\d{8}$/,
      isRight: (text) => weighted(text, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0,
    },
    NL: { form: /^\d{9}B\d{2}$/, isRight: dutch },
    PL: {
      form: /^\d{10}$/,
      isRight: (text) => weighted(text, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(text),
    },
    PT: {
      form: /^[1-9]\d{8}$/,
      isRight: (text) => complement(weighted(text, [9, 8, 7, 6, 5, 4, 3, 2]), 0, 0) === last(text),
    },
    RO: { form: /^[1-9]\d{1,9}$/, isRight: romanian },
    SE: {
      form: /^\d{10}(?:0[1-9]|[1-8]\d|9[0-4])$/,
      isRight: (text) => hasLuhnDigit(text.slice(0, 10)),
    },
    SI: {
      form: /^[1-9]\d{7}$/,
      isRight: (text) => complement(weighted(text, [8, 7, 6, 5, 4, 3, 2]), 0, never) === last(text),
    },
    SK: { form: /^[1-9]\d[2-47-9]\d{7}$/, isRight: (text) => Number(text) % 11 === 0 },
    CHE: {
      form: /^\d{9}$/,
      isRight: (text) =>
        complement(weighted(text, [5, 4, 3, 2, 7, 6, 5, 4]), never, 0) === last(text),
    },
    NO: {
      form: /^\d{9}$/,
      isRight: (text) =>
        complement(weighted(text, [3, 2, 7, 6, 5, 4, 3, 2]), never, 0) === last(text),
    },
  }),
);
