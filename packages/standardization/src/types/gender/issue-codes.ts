import { rejected } from '../../outcome';

export const genderIssues = {
  unrecognized: rejected(
    'gender.unrecognized',
    'Expected a word or code for female, male or other.',
  ),
} as const;
