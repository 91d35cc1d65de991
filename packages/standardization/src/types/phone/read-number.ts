import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';

/** A number and the country in which it was read where it did not say. */
export interface ReadNumber {
  readonly number: PhoneNumber;
  /** Undefined for a number whose range is not in use. */
  readonly type: ReturnType<PhoneNumber['getType']>;
  readonly isValid: boolean;
  readonly readAs?: 'address' | 'international';
}

const punctuation = /[\s().\-/]/g;
const doubleZero = /^00(?=[1-9]\d{7,})/;
const onlyDigits = /^[1-9]\d{10,14}$/;

function regionOf(country: string | undefined): CountryCode | undefined {
  const upper = country?.toUpperCase();
  return upper !== undefined && isSupportedCountry(upper) ? upper : undefined;
}

function parsed(text: string, country?: CountryCode): ReadNumber | undefined {
  const number =
    country === undefined
      ? parsePhoneNumberFromString(text)
      : parsePhoneNumberFromString(text, country);
  if (number === undefined) return undefined;
  // With the full metadata a number is valid if it is of a type; asking for both would cost double.
  const type = number.getType();
  return { number, type, isValid: type !== undefined };
}

/** 0049… from a source whose own exit code is another, and 4930… whose plus got lost. */
function* internationalForms(text: string): Generator<ReadNumber | undefined> {
  const digits = text.replace(punctuation, '');
  if (doubleZero.test(digits)) yield parsed(digits.replace(doubleZero, '+'));
  const withPlus = onlyDigits.test(digits) ? parsed(`+${digits}`) : undefined;
  if (withPlus?.isValid === true) yield { ...withPlus, readAs: 'international' };
}

function* readings(
  text: string,
  country: string | undefined,
  addressCountry: string | undefined,
): Generator<ReadNumber | undefined> {
  const region = regionOf(country);
  yield parsed(text, region);
  const other = regionOf(addressCountry);
  if (other !== undefined && other !== region) {
    const there = parsed(text, other);
    yield there && { ...there, readAs: 'address' };
  }
  yield* internationalForms(text);
}

/**
 * Of a number that fits no plan the parser may take off one leading zero per reading; it is read
 * until E.164 gives itself back, so that what is stored reads the same ever after.
 */
function settled(read: ReadNumber): ReadNumber | undefined {
  let current: ReadNumber | undefined = read;
  for (let before = ''; current && !current.isValid && current.number.number !== before;) {
    before = current.number.number;
    current = parsed(before);
  }
  return current?.isValid === true || current?.number.isPossible() === true ? current : undefined;
}

/**
 * Reads a number in the country of its source, then in that of its record's address, then as an
 * international one whose sign got lost; the first that is in use, else the first that could be.
 */
export function readNumber(
  text: string,
  country: string | undefined,
  addressCountry: string | undefined,
): ReadNumber | undefined {
  let possible: ReadNumber | undefined;
  for (const read of readings(text, country, addressCountry)) {
    if (read?.isValid === true) return read;
    if (read?.number.isPossible() === true) possible ??= read;
  }
  return possible && settled(possible);
}
