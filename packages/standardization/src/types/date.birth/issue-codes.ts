import { rejected, warned } from '../../outcome';

/** Beside those of every date (`types/date/issue-codes.ts`). */
export const birthDateIssues = {
  future: rejected('date.future', 'A birth date after today.'),
  tooOld: warned('date.too-old', 'The person would be more than 120 years old.'),
} as const;
