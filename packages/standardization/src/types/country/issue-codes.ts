import { rejected } from '../../outcome';

export const countryIssues = {
  unrecognized: rejected(
    'country.unrecognized',
    'Expected the name of a country or its code of ISO 3166-1.',
  ),
} as const;
