import { fromText } from '../../input';
import { accept, reject } from '../../outcome';
import { isNullText } from '../../text/null-token';
import { wordForm } from '../../words';
import { codeOfFlag, countryCodeOf } from './country-code';
import { countryIssues } from './issue-codes';

/**
 * `country`: ISO 3166-1 alpha-2, from codes of two and three letters and three digits, names in some
 * twenty languages, parts of the United Kingdom, signs on cars and flags.
 */
export const standardizeCountry = fromText(
  (input, { words }) => {
    const code = words?.country.get(wordForm(input.text)) ?? countryCodeOf(input.text);
    return code === undefined ? reject(input, countryIssues.unrecognized) : accept(input, code);
  },
  {
    maxLength: 200,
    // NA is Namibia in the standard form, and nothing in most sources: only the code by itself counts.
    isMissing: (clean) => clean !== 'NA' && isNullText(clean) && codeOfFlag(clean) === undefined,
  },
);
