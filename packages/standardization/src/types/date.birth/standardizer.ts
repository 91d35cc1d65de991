import { fromText } from '../../input';
import { readDate } from '../date/read-date';
import { isMissingDate } from '../date/standardizer';
import { doubtAbout } from './validator';

const maxLength = 100;
/** The zero of Unix clocks: far more often a lost value than a birthday. */
const unixEpoch: ReadonlySet<string> = new Set(['1970-01-01']);

const reading = { yearsAhead: 0, placeholders: unixEpoch, check: doubtAbout };

/** `date.birth`: as `date`, never after today; a year of two digits is the last one that has been. */
export const standardizeBirthDate = fromText(
  (input, context) => readDate(input, context, reading),
  {
    maxLength,
    isMissing: isMissingDate,
  },
);
