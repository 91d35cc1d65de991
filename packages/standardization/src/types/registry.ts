import type { SemanticType } from '@concord/contracts/semantic-types';
import type { Standardizer } from '../outcome';
import { standardizeAddress } from './address/standardizer';
import { standardizeBoolean } from './boolean/standardizer';
import { standardizeCategory } from './category/standardizer';
import { standardizeCountry } from './country/standardizer';
import { standardizeBirthDate } from './date.birth/standardizer';
import { standardizeDate } from './date/standardizer';
import { standardizeEmail } from './email/standardizer';
import { standardizeGender } from './gender/standardizer';
import { standardizeIdentifier } from './identifier/standardizer';
import { standardizeLanguage } from './language/standardizer';
import { standardizeMoney } from './money/standardizer';
import { standardizeFamilyName } from './name.family/standardizer';
import { standardizeFullName } from './name.full/standardizer';
import { standardizeGivenName } from './name.given/standardizer';
import { standardizeOrganizationName } from './name.organization/standardizer';
import { standardizeNumber } from './number/standardizer';
import { standardizePhone } from './phone/standardizer';
import { standardizePlace } from './place/standardizer';
import { standardizePostcode } from './postcode/standardizer';
import { standardizeText } from './text/standardizer';

/** One line per folder; the compiler asks for a line when the contracts gain a type. */
export const standardizers: Readonly<Record<SemanticType, Standardizer>> = {
  'name.given': standardizeGivenName,
  'name.family': standardizeFamilyName,
  'name.full': standardizeFullName,
  'name.organization': standardizeOrganizationName,
  'date.birth': standardizeBirthDate,
  date: standardizeDate,
  email: standardizeEmail,
  phone: standardizePhone,
  address: standardizeAddress,
  postcode: standardizePostcode,
  place: standardizePlace,
  gender: standardizeGender,
  country: standardizeCountry,
  language: standardizeLanguage,
  identifier: standardizeIdentifier,
  money: standardizeMoney,
  category: standardizeCategory,
  text: standardizeText,
  number: standardizeNumber,
  boolean: standardizeBoolean,
};
