import { fromText } from '../../input';
import {
  accept,
  keepInvalid,
  reject,
  type CleanInput,
  type StandardizedValue,
} from '../../outcome';
import { readAddress } from './address';
import { emailIssues } from './issue-codes';
import { matchingKey } from './matching-key';
import { repaired, unwrapped } from './repair';
import { doubtsAbout, isPlaceholder } from './validator';

const betweenAddresses = /\s*[;,|\n]\s*|\s+(?=[^\s@]+@)|\s+\/\s+/;
const moreThanOne = /@[^@]*[;,|\s/][^@]*[^@\s]@/;
const maxAddresses = 10;
/** Nothing around it and nothing to repair, as nearly all are. */
const plain =
  /^[a-z0-9_](?:[a-z0-9_+-]|\.(?=[a-z0-9_+-]))*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** What was to be an address says something of whose it is: `haoleyk@hrustonnet`. */
const withLocalAndDomain = /^[^@]*[\p{L}\p{N}][^@]*@[^@]*[\p{L}\p{N}][^@]*$/u;
const longestKept = 254;

function invalid(input: CleanInput): StandardizedValue {
  const text = input.text.toLowerCase().normalize('NFC');
  const isEvidence = text.length <= longestKept && withLocalAndDomain.test(text);
  return isEvidence
    ? keepInvalid(input, text, emailIssues.invalid)
    : reject(input, emailIssues.invalid);
}

function standardizeOne(input: CleanInput): StandardizedValue {
  const lower = input.text.toLowerCase();
  const bare = plain.test(lower) ? lower : unwrapped(input.text).toLowerCase().normalize('NFC');
  const text = bare === lower && plain.test(lower) ? lower : repaired(bare);
  const address = readAddress(text);
  if (!address) return invalid(input);
  if (isPlaceholder(address)) return reject(input, emailIssues.placeholder);
  const issues = doubtsAbout(address);
  if (text !== bare) issues.unshift(emailIssues.repaired);
  return accept(input, `${address.local}@${address.domain}`, {
    key: matchingKey(address),
    issues,
  });
}

function standardizeSeveral(input: CleanInput): StandardizedValue {
  const parts = input.text.split(betweenAddresses).filter((part) => part.includes('@'));
  const results = parts
    .slice(0, maxAddresses)
    .map((part) => standardizeOne({ text: part, original: part, issues: [] }));
  const values = new Map(results.flatMap((result) => result.values).map((one) => [one.value, one]));
  const issues = [...input.issues, ...results.flatMap((result) => result.issues)];
  return { values: [...values.values()], issues: [...issues, emailIssues.severalSplit] };
}

/** `email`: lower-case `local@domain`; several addresses in one text give several values. See README. */
export const standardizeEmail = fromText((input) => {
  const single = standardizeOne(input);
  return single.values.length === 0 && moreThanOne.test(input.text)
    ? standardizeSeveral(input)
    : single;
});
