import { warned } from '../../outcome';

export const addressIssues = {
  countryUnknown: warned(
    'address.country-unknown',
    'The country is no name or ISO code that is known.',
  ),
  unparsed: warned('address.unparsed', 'Neither town nor postcode was found in the address.'),
} as const;
