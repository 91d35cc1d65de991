import { fromText } from '../../input';
import type { FieldIssue } from '../../outcome';
import { readDate } from '../date/read-date';
import { isMissingDate } from '../date/standardizer';
import { birthDateIssues } from './issue-codes';

const oldestAge = 120;
const maxLength = 100;
/** The zero of Unix clocks: far more often a lost value than a birthday. */
const unixEpoch: ReadonlySet<string> = new Set(['1970-01-01']);

function check(iso: string, today: string): FieldIssue | undefined {
  if (iso > today.slice(0, iso.length)) return birthDateIssues.future;
  const oldest = Number(today.slice(0, 4)) - oldestAge;
  const limit = `${String(oldest)}${today.slice(4)}`.slice(0, iso.length);
  return iso < limit ? birthDateIssues.tooOld : undefined;
}

const reading = { yearsAhead: 0, placeholders: unixEpoch, check };

/** `date.birth`: as `date`, never after today; a year of two digits is the last one that has been. */
export const standardizeBirthDate = fromText(
  (input, context) => readDate(input, context, reading),
  {
    maxLength,
    isMissing: isMissingDate,
  },
);
