import { falseWords, trueWords } from '../../data/booleans';
import { fromText } from '../../input';
import { accept, reject } from '../../outcome';
import { isNullText } from '../../text/null-token';
import { wordForm } from '../../words';
import { booleanIssues } from './issue-codes';

/** Here `нет`, `无` and check marks are answers, not the lack of one. */
const answers: ReadonlyMap<string, boolean> = new Map([
  ...Array.from(trueWords, (word): [string, boolean] => [word, true]),
  ...Array.from(falseWords, (word): [string, boolean] => [word, false]),
]);
const fractionOfSpreadsheet = /^([01])\.0+$/;

function answer(text: string): boolean | undefined {
  return answers.get(text.toLowerCase().replace(fractionOfSpreadsheet, '$1'));
}

/** `boolean`: true or false from the words of several languages, check marks, 1 and 0. */
export const standardizeBoolean = fromText(
  (input, { words }) => {
    const value = words?.boolean.get(wordForm(input.text)) ?? answer(input.text);
    return value === undefined ? reject(input, booleanIssues.unrecognized) : accept(input, value);
  },
  { isMissing: (clean) => answer(clean) === undefined && isNullText(clean) },
);
