import { rejected, warned } from '../../outcome';

export const numberIssues = {
  unreadable: rejected(
    'number.unreadable',
    'Expected a number, such as 1234.5, 1,234.5 or 1.234,5.',
  ),
  ambiguous: warned('number.ambiguous', 'One separator before three digits; read as thousands.'),
} as const;
