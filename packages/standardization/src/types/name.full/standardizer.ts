import { personNameStandardizer } from '../../names/person-name-standardizer';

/** `name.full`: see README for what is kept and what the key is. */
export const standardizeFullName = personNameStandardizer('full');
