import { nullTokens } from '../data/null-tokens';

const longestNullToken = 24;
const onlyPunctuation = /^[\s\p{P}\p{S}]*$/u;

/** As `isNullToken`, for text that `cleanText` has already been through. */
export function isNullText(clean: string): boolean {
  if (clean.length > longestNullToken) return false;
  return (
    nullTokens.has(clean) || nullTokens.has(clean.toLowerCase()) || onlyPunctuation.test(clean)
  );
}

/** Whether a text stands for "no value": empty, `N/A`, `-`, `unknown`, `k. A.`, `不详`, `???`. */
export function isNullToken(raw: string): boolean {
  return isNullText(raw.trim().replace(/\s+/g, ' '));
}
