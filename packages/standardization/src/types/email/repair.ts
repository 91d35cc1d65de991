const scheme = /^(?:mailto|e-?mail|mail):\s*/i;
const angleBrackets = /<([^<>@\s]+@[^<>\s]+)>/;
const query = /\?(?:subject|cc|bcc|body)=.*$/i;
const opening = /^[\s"'`<>()[\]{},;:.]+/;
const closing = /[\s"'`<>()[\]{},;:.]+$/;
const opensWithQuotedName = /^"(?:[^"\\]|\\.)+"@/;
const endsWithAddressLiteral = /@\[[^[\]\s]+\]$/;
/** `jo@acme.com (work)`; not `jo (at) acme (dot) com`. */
const comment = /\s*\((?!\s*(?:at|ät|dot|punkt|[@.])\s*\))[^()]*\)\s*/gi;
const bracketedAt = /\s*[([{]\s*(?:at|@|ät)\s*[)\]}]\s*/g;
const bracketedDot = /\s*[([{]\s*(?:dot|punkt|\.)\s*[)\]}]\s*/g;
const spelledAt = /^(\S+) at (\S+)$/;
const spelledDot = /(?<=(?:@| at )\S*) dot /g;
const blankForDot = /(@[a-z0-9-]+) (com|net|org|de|cn|com\.cn|co\.uk|fr|it|es|nl)$/;
const blanksAroundAt = /\s*@\s*/g;
const severalAts = /@{2,}/g;
const commaForDot =
  /,(?=(?:com|net|org|edu|gov|info|biz|de|at|ch|fr|uk|co\.uk|nl|be|it|es|pl|se|eu|cn|com\.cn|au|com\.au)$)/;
const dotsInDomain = /(@.*?)\.{2,}/;
const chineseDot = /[。．｡]/g;
const gmailWithoutTopLevel = /@(gmail|hotmail|outlook|yahoo|icloud|qq|163|126)(?:com)?$/;

/** Takes off what surrounds an address without changing it: `Jo <jo@acme.com>`, `mailto:`, quotes. */
export function unwrapped(text: string): string {
  let result = text;
  for (let before = ''; before !== result;) {
    before = result;
    result = angleBrackets.exec(result)?.[1] ?? result;
    if (result.includes('(')) result = withoutComments(result);
    if (!opensWithQuotedName.test(result)) result = result.replace(opening, '');
    if (!endsWithAddressLiteral.test(result)) result = result.replace(closing, '');
    result = result.replace(scheme, '').replace(query, '');
  }
  return result;
}

function withoutComments(text: string): string {
  const rest = text.replace(comment, '');
  return rest.includes('@') ? rest : text;
}

/** Repairs what can mean only one thing; what stays wrong is for the validator to reject. */
export function repaired(address: string): string {
  if (opensWithQuotedName.test(address)) return address;
  let result = address
    .replace(chineseDot, '.')
    .replace(bracketedAt, '@')
    .replace(bracketedDot, '.')
    .replace(spelledDot, '.')
    .replace(spelledAt, '$1@$2')
    .replace(blankForDot, '$1.$2')
    .replace(blanksAroundAt, '@')
    .replace(severalAts, '@')
    .replace(commaForDot, '.')
    .replace(gmailWithoutTopLevel, '@$1.com');
  while (dotsInDomain.test(result)) result = result.replace(dotsInDomain, '$1.');
  return result.replace('@.', '@').replace(/^\.+|\.+$/g, '');
}
