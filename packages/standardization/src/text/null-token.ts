import { nullTokens } from '../data/null-tokens';

const longestNullToken = 24;
const onlyPunctuation = /^[\s\p{P}\p{S}]*$/u;
/** How tokens begin; hardly a value begins so, and the others need not be looked at further. */
const beginnings = new Set([...nullTokens].map((token) => token.charCodeAt(0)));

function isLatinLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** As `isNullToken`, for text that `cleanText` has already been through. */
export function isNullText(clean: string): boolean {
  if (clean.length > longestNullToken) return false;
  const first = clean.charCodeAt(0) | 0x20;
  if (isLatinLetter(first) && !beginnings.has(first)) return false;
  return (
    nullTokens.has(clean) || nullTokens.has(clean.toLowerCase()) || onlyPunctuation.test(clean)
  );
}

/** Whether a text stands for "no value": empty, `N/A`, `-`, `unknown`, `k. A.`, `不详`, `???`. */
export function isNullToken(raw: string): boolean {
  return isNullText(raw.trim().replace(/\s+/g, ' '));
}
