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
export { phoneFacts, type PhoneFacts } from './types/phone/facts';
