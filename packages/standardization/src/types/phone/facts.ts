import { parsePhoneNumberFromString, type PhoneNumberType } from 'libphonenumber-js/max';
import type { StandardValue } from '@concord/contracts/canonical';
import { cleanText } from '../../text/clean-text';
import { dialled } from './dialled';

/** What a standardized phone number says beside itself. */
export interface PhoneFacts {
  /** ISO 3166-1 alpha-2; absent for numbers of no country (+800…). */
  readonly country?: string;
  readonly type?: 'mobile' | 'landline' | 'mobile-or-landline' | 'internet' | 'pager' | 'service';
  /** As the source wrote it behind the number. */
  readonly extension?: string;
}

const typeOf: Readonly<Record<PhoneNumberType, NonNullable<PhoneFacts['type']>>> = {
  MOBILE: 'mobile',
  PERSONAL_NUMBER: 'mobile',
  FIXED_LINE: 'landline',
  FIXED_LINE_OR_MOBILE: 'mobile-or-landline',
  VOIP: 'internet',
  PAGER: 'pager',
  PREMIUM_RATE: 'service',
  SHARED_COST: 'service',
  TOLL_FREE: 'service',
  UAN: 'service',
  VOICEMAIL: 'service',
};

/** Country, type and extension of a `phone` value; they follow from value and original, so nobody stores them. */
export function phoneFacts({ value, original = '' }: StandardValue): PhoneFacts {
  const number = typeof value === 'string' ? parsePhoneNumberFromString(value) : undefined;
  const type = number?.getType();
  const written = dialled(cleanText(original).text);
  const extension =
    number && parsePhoneNumberFromString(written, { defaultCountry: number.country ?? 'US' })?.ext;
  return {
    ...(number?.country === undefined ? {} : { country: number.country }),
    ...(type === undefined ? {} : { type: typeOf[type] }),
    ...(extension === undefined || extension === '' ? {} : { extension }),
  };
}
