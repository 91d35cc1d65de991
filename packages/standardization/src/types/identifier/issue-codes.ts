import { rejected, warned } from '../../outcome';

export const identifierIssues = {
  checkDigit: warned('identifier.check-digit', 'The check digit is wrong: a digit was mistyped.'),
  form: warned(
    'identifier.form',
    'Not a number of the form that the scheme of the field asks for.',
  ),
  placeholder: rejected(
    'identifier.placeholder',
    'A made-up number: one character repeated or digits in order.',
  ),
} as const;
