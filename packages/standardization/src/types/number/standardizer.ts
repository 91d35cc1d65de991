import { fromText } from '../../input';
import { accept, missing, reject, type Standardizer } from '../../outcome';
import { numberIssues } from './issue-codes';
import { readNumber } from './read-number';

const fromWrittenNumber = fromText(
  (input, context) => {
    const read = readNumber(input.text, context);
    if (!read) return reject(input, numberIssues.unreadable);
    return accept(input, read.number, { issues: read.ambiguous ? [numberIssues.ambiguous] : [] });
  },
  { maxLength: 100 },
);

/** `number`: a finite number; text in either decimal convention, decided by the country if need be. */
export const standardizeNumber: Standardizer = (raw, context) => {
  if (typeof raw !== 'number') return fromWrittenNumber(raw, context);
  return Number.isFinite(raw) ? { values: [{ value: raw + 0 }], issues: [] } : missing();
};
