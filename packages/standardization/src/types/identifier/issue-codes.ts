import { rejected, warned } from '../../outcome';

export const identifierIssues = {
  checkDigit: warned(
    'identifier.check-digit',
    'The check digit of a Chinese resident identity number is wrong.',
  ),
  placeholder: rejected(
    'identifier.placeholder',
    'A made-up number: one character repeated or digits in order.',
  ),
} as const;
