import { personNameStandardizer } from '../../names/person-name-standardizer';

/** `name.family`: see README for what is kept and what the key is. */
export const standardizeFamilyName = personNameStandardizer('family');
