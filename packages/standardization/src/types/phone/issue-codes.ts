import { fixed, rejected, warned } from '../../outcome';

export const phoneIssues = {
  placeholder: rejected(
    'phone.placeholder',
    'A made-up number: one digit repeated or digits in order.',
  ),
  impossible: rejected('phone.impossible', 'No country has a number of this form or length.'),
  noRegion: rejected(
    'phone.no-region',
    'A number without country code; set the country of the source to read it.',
  ),
  unlikely: warned('phone.unlikely', 'Length and form fit, but the number range is not in use.'),
  extension: fixed('phone.extension', 'The extension was left out of the number.'),
  severalSplit: fixed('phone.several', 'The text held several numbers; each is a value now.'),
} as const;
