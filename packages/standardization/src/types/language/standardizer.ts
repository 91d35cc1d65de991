import { fromText } from '../../input';
import { accept, reject } from '../../outcome';
import { isNullText } from '../../text/null-token';
import { wordForm } from '../../words';
import { languageIssues } from './issue-codes';
import { languageCodeOf } from './language-code';

/**
 * `language`: ISO 639-1, from codes of two and three letters, tags of BCP 47 (the region is left to
 * `original`), the list of a browser, of which the first counts, and names in several languages.
 */
export const standardizeLanguage = fromText(
  (input, { words }) => {
    const code = words?.language.get(wordForm(input.text)) ?? languageCodeOf(input.text);
    return code === undefined ? reject(input, languageIssues.unrecognized) : accept(input, code);
  },
  {
    maxLength: 200,
    // `na` is Nauru in the standard form, and nothing in most sources.
    isMissing: (clean) => clean !== 'na' && isNullText(clean),
  },
);
