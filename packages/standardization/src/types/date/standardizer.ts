import { fromText } from '../../input';
import { isNullText } from '../../text/null-token';
import { readDate } from './read-date';

/** Dates of contracts and orders may lie some years ahead: 05/06/30 is 2030. */
const reading = { yearsAhead: 20 };
const maxLength = 100;
const emptyDate = /^[0\s./-]+$/;

/** Empty date pickers write blanks between separators; zeros are a placeholder, not missing. */
export function isMissingDate(clean: string): boolean {
  return isNullText(clean) && !(emptyDate.test(clean) && clean.includes('0'));
}

/** `date`: `YYYY-MM-DD`, or `YYYY-MM` and `YYYY` where the source knows no more. */
export const standardizeDate = fromText((input, context) => readDate(input, context, reading), {
  maxLength,
  isMissing: isMissingDate,
});
