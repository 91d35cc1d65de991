import { fixed, warned } from '../../outcome';

export const postcodeIssues = {
  format: warned('postcode.format', 'Not a postcode of the form its country uses.'),
  zeroRestored: fixed(
    'postcode.leading-zero',
    'A leading zero, as spreadsheets drop it, was put back.',
  ),
} as const;
