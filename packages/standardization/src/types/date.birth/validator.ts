import type { FieldIssue } from '../../outcome';
import { birthDateIssues } from './issue-codes';

const oldestAge = 120;

/** What speaks against a birth date `YYYY[-MM[-DD]]`, as of today; a rejected issue says that it is none. */
export function doubtAbout(iso: string, today: string): FieldIssue | undefined {
  if (iso > today.slice(0, iso.length)) return birthDateIssues.future;
  const oldest = Number(today.slice(0, 4)) - oldestAge;
  const limit = `${String(oldest)}${today.slice(4)}`.slice(0, iso.length);
  return iso < limit ? birthDateIssues.tooOld : undefined;
}
