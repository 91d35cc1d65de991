const scheme = /^(?:mailto|e-?mail|mail):\s*/i;
const angleBrackets = /<([^<>@\s]+@[^<>\s]+)>/;
const query = /\?(?:subject|cc|bcc|body)=.*$/i;
const edges = /^[\s"'`<>()[\]{},;:.]+|[\s"'`<>()[\]{},;:.]+$/g;
const bracketedAt = /\s*[([{]\s*(?:at|@|ät)\s*[)\]}]\s*/g;
const bracketedDot = /\s*[([{]\s*(?:dot|punkt|\.)\s*[)\]}]\s*/g;
const spelledAt = /^(\S+) at (\S+)$/;
const blanksAroundAt = /\s*@\s*/g;
const severalAts = /@{2,}/g;
const commaForDot =
  /,(?=(?:com|net|org|edu|gov|info|biz|de|at|ch|fr|uk|co\.uk|nl|be|it|es|pl|se|eu|cn|com\.cn|au|com\.au)$)/;
const dotsInDomain = /(@.*?)\.{2,}/;
const chineseDot = /[。．｡]/g;
const gmailWithoutTopLevel = /@(gmail|hotmail|outlook|yahoo|icloud|qq|163|126)$/;

/** Takes off what surrounds an address without changing it: `Jo <jo@acme.com>`, `mailto:`, quotes. */
export function unwrapped(text: string): string {
  let result = text;
  for (let before = ''; before !== result;) {
    before = result;
    const inBrackets = angleBrackets.exec(result)?.[1];
    result = (inBrackets ?? result).replace(edges, '').replace(scheme, '').replace(query, '');
  }
  return result;
}

/** Repairs what can mean only one thing; what stays wrong is for the validator to reject. */
export function repaired(address: string): string {
  let result = address
    .replace(chineseDot, '.')
    .replace(bracketedAt, '@')
    .replace(bracketedDot, '.')
    .replace(spelledAt, '$1@$2')
    .replace(blanksAroundAt, '@')
    .replace(severalAts, '@')
    .replace(commaForDot, '.')
    .replace(gmailWithoutTopLevel, '@$1.com');
  while (dotsInDomain.test(result)) result = result.replace(dotsInDomain, '$1.');
  return result.replace('@.', '@').replace(/^\.+|\.+$/g, '');
}
