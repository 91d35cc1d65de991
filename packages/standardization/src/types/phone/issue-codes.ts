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
  fictional: warned(
    'phone.fictional',
    'A number that the regulator keeps for films and examples; nobody has it.',
  ),
  pattern: warned(
    'phone.pattern',
    'Seven equal digits or eight in order at the end: more likely typed than given out.',
  ),
  service: warned(
    'phone.service',
    'A toll-free, premium or shared-cost number: of an organization, not of a person.',
  ),
  regionOfAddress: fixed(
    'phone.region-of-address',
    'No number of the source’s country; it was read in the country of the address.',
  ),
  plusAdded: fixed('phone.plus-added', 'The number began with a country code without a plus.'),
  extension: fixed('phone.extension', 'The extension was left out of the number.'),
  severalSplit: fixed('phone.several', 'The text held several numbers; each is a value now.'),
} as const;
