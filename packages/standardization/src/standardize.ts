import type { SemanticType } from '@concord/contracts/semantic-types';
import type { StandardizationContext } from './context';
import { standardizeList } from './list';
import { missing, type StandardizedValue } from './outcome';
import { standardizers } from './types/registry';
import { isMissingWord } from './words';

export type { StandardizationContext } from './context';
export type { FieldIssue, StandardizedValue } from './outcome';
export { classifyName, type NameKind } from './names/classify-name';
export { parsePersonName, type PersonName } from './names/parse-person-name';
export { cleanText, type CleanedText } from './text/clean-text';
export { isNullToken } from './text/null-token';
export { standardizeAddress } from './types/address/standardizer';
export { dayOrderEvidence, learnDayOrder, type DayOrderEvidence } from './types/date/day-order';
export { residentIdFacts, type ResidentIdFacts } from './types/identifier/resident-id';
export { phoneFacts, type PhoneFacts } from './types/phone/facts';
export { splitLegalForm, type OrganizationName } from './types/name.organization/legal-form';
export { validate } from './validate';
export { knownWords, type KnownWords } from './words';

/**
 * Brings a raw value into the standard form of its type. A list gives a value per element.
 * Never throws; standardizing a standard value again gives the same value.
 *
 * @returns no values and no rejected issue when the value is missing; no values and a rejected
 *   issue when it is unusable.
 */
export function standardize(
  type: SemanticType,
  raw: unknown,
  context: StandardizationContext,
): StandardizedValue {
  const standardizer = standardizers[type];
  const { words } = context;
  if (Array.isArray(raw)) {
    const present = words ? raw.filter((element) => !isMissingWord(element, words)) : raw;
    return standardizeList(standardizer, present, context);
  }
  return isMissingWord(raw, words) ? missing() : standardizer(raw, context);
}
