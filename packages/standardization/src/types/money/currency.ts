import { countryOfCode } from '../../data/country-lookup';
import { currencyCodes, currencySigns, sharedSigns } from '../../data/currencies';
import type { FieldIssue } from '../../outcome';
import { moneyIssues } from './issue-codes';

export interface ReadCurrency {
  currency: string;
  issue?: FieldIssue;
}

/** The currency of a sign, code or name beside an amount, or of the country; undefined when unknown. */
export function readCurrency(sign: string, country: string | undefined): ReadCurrency | undefined {
  const home = countryOfCode(country)?.currency;
  if (sign === '')
    return home === undefined ? undefined : { currency: home, issue: moneyIssues.assumed };
  const upper = sign.toUpperCase();
  if (currencyCodes.has(upper)) return { currency: upper };
  const known = currencySigns.get(upper);
  if (known !== undefined) return { currency: known };
  const candidates = sharedSigns.get(upper);
  const [first] = candidates ?? [];
  if (!candidates || first === undefined) return undefined;
  if (home !== undefined && candidates.includes(home)) return { currency: home };
  return { currency: first, issue: moneyIssues.ambiguous };
}
