import { words } from './words';

/** Where all-numeric dates are written month first. */
export const monthFirstCountries = words('US FM MH PW GU PR VI AS MP PH');

/** Where the comma divides the decimals and the dot the thousands. */
export const decimalCommaCountries = words(`
  DE AT FR BE NL LU ES PT IT GR TR PL CZ SK HU RO BG SI HR RS BA MK ME AL RU UA BY DK NO SE FI IS EE LV LT
  BR AR CL CO EC UY PY BO VE CR ID VN KZ GE AM AZ UZ MD MA TN DZ
`);
