import { rejected } from '../../outcome';

export const booleanIssues = {
  unrecognized: rejected(
    'boolean.unrecognized',
    'Expected yes or no in a known language, true or false, 1 or 0.',
  ),
} as const;
