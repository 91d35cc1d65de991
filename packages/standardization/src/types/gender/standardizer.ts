import { genderMissing, genderOf } from '../../data/genders';
import { fromText } from '../../input';
import { accept, missing, reject } from '../../outcome';
import { foldLetters } from '../../text/fold';
import { isNullText } from '../../text/null-token';
import { wordForm } from '../../words';
import { genderIssues } from './issue-codes';

const phrases: ReadonlySet<string> = new Set([
  'prefer not to say',
  'not disclosed',
  'keine auskunft',
]);

/** `gender`: `female`, `male` or `other`, from words and codes of the table; unknown counts as missing. */
export const standardizeGender = fromText(
  (input, { words }) => {
    const own = words?.gender.get(wordForm(input.text));
    if (own !== undefined) return accept(input, own);
    const word = input.text.toLowerCase().replace(/\.$/, '');
    if (genderMissing.has(word) || phrases.has(word)) return missing();
    const gender = genderOf.get(word) ?? genderOf.get(foldLetters(word).replace(/\s/g, '-'));
    return gender === undefined ? reject(input, genderIssues.unrecognized) : accept(input, gender);
  },
  { isMissing: (clean) => !genderOf.has(clean) && isNullText(clean) },
);
