import { warned } from '../../outcome';

/** Beside those of all names (`names/issue-codes.ts`). */
export const organizationIssues = {
  onlyLegalForm: warned('name.only-legal-form', 'The name is nothing but a legal form.'),
} as const;
