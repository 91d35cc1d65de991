export interface EmailAddress {
  local: string;
  domain: string;
}

const localPart =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const topLevel = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]{2,59})$/u;

/**
 * Reads `local@domain` in lower case by RFC 5321 (lengths 64 and 254) and RFC 5322 (dot-atom, with
 * the letters of RFC 6531); quoted local parts and address literals, which customers do not have,
 * are not taken. Undefined when it is no address.
 */
export function readAddress(text: string): EmailAddress | undefined {
  const at = text.indexOf('@');
  if (at < 1 || text.length > 254) return undefined;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (local.length > 64 || !localPart.test(local)) return undefined;
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((one) => label.test(one))) return undefined;
  return topLevel.test(labels[labels.length - 1] ?? '') ? { local, domain } : undefined;
}
