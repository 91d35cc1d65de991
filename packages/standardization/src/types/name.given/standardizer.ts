import { personNameStandardizer } from '../../names/person-name-standardizer';

/** `name.given`: see README for what is kept and what the key is. */
export const standardizeGivenName = personNameStandardizer('given');
