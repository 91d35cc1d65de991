import { readDomain } from './domain';

export interface EmailAddress {
  local: string;
  domain: string;
}

const atom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const dotAtom = new RegExp(`^${atom}(?:\\.${atom})*$`, 'u');
/** `"john doe"`: RFC 5321 takes any printable character between quotes, some behind a backslash. */
const quoted = /^"((?:[^"\\\p{C}]|\\[ -~])+)"$/u;
const quotedAddress = /^"(?:[^"\\]|\\.)+"@/;
const ascii = /^[\u0000-\u007f]*$/;
const maxOctets = 254;
const maxLocalOctets = 64;

function octets(text: string): number {
  return ascii.test(text) ? text.length : new TextEncoder().encode(text).length;
}

/** Where the local part ends: at the @, of which there is but one outside of quotes. */
export function endOfLocal(text: string): number {
  const inQuotes = quotedAddress.exec(text);
  return inQuotes ? inQuotes[0].length - 1 : text.indexOf('@');
}

export function isQuoted(local: string): boolean {
  return local.startsWith('"');
}

function readLocal(text: string): string | undefined {
  if (octets(text) > maxLocalOctets) return undefined;
  if (dotAtom.test(text)) return text;
  const content = quoted.exec(text)?.[1];
  if (content === undefined) return undefined;
  // Quotes that need not be there are no part of the name.
  return dotAtom.test(content) ? content : text;
}

/**
 * Reads `local@domain` in lower case by RFC 5321 (lengths in octets, quoted local parts, address
 * literals) and RFC 5322 (dot-atom), with the letters of RFC 6531. Undefined when it is no address.
 */
export function readAddress(text: string): EmailAddress | undefined {
  const at = endOfLocal(text);
  if (at < 1 || octets(text) > maxOctets) return undefined;
  const local = readLocal(text.slice(0, at));
  const domain = readDomain(text.slice(at + 1));
  return local === undefined || domain === undefined ? undefined : { local, domain };
}
