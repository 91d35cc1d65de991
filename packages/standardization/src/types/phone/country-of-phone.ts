import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The country of a number in E.164, ISO 3166-1 alpha-2; undefined where several share its prefix. */
export function countryOfPhone(e164: string): string | undefined {
  return parsePhoneNumberFromString(e164)?.country;
}
