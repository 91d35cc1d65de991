import { fixed, warned } from '../../outcome';

export const postcodeIssues = {
  format: warned('postcode.format', 'Not a postcode of the form its country uses.'),
  lookAlike: fixed('postcode.look-alike', 'O and 0, or I and 1, were taken for each other.'),
  zeroRestored: fixed(
    'postcode.leading-zero',
    'A leading zero, as spreadsheets drop it, was put back.',
  ),
} as const;
