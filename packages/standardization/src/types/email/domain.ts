import { fromPunycode } from './punycode';

const label = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const topLevel = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]{2,59})$/u;
const ascii = /^[\u0000-\u007f]*$/;
const aceLabel = /(?<=^|\.)xn--([a-z0-9-]+)(?=\.|$)/g;
const maxLength = 253;
const addressLiteral =
  /^\[(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}|ipv6:[0-9a-f:.]{2,45})\]$/;

/** The name as it goes over the wire, by UTS 46: `müller.de` to `xn--mller-kva.de`. */
function asciiForm(domain: string): string | undefined {
  if (ascii.test(domain)) return domain;
  const url = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : undefined;
  return url?.hostname;
}

/** `xn--mller-kva.de` to `müller.de`; a label that does not lead back to itself stays. */
function unicodeForm(domain: string): string {
  if (!domain.includes('xn--')) return domain;
  return domain.replace(aceLabel, (whole, encoded: string) => {
    const decoded = fromPunycode(encoded)?.normalize('NFC');
    return decoded !== undefined && label.test(decoded) && asciiForm(decoded) === whole
      ? decoded
      : whole;
  });
}

/** Whether letters of look-alike scripts stand in one label: `pаypal` with a Cyrillic а. */
export function mixesScripts(domain: string): boolean {
  if (ascii.test(domain)) return false;
  return domain.split('.').some((part) => {
    const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
    return scripts.filter((script) => script.test(part)).length > 1;
  });
}

export function isAddressLiteral(domain: string): boolean {
  return addressLiteral.test(domain);
}

/**
 * A domain, lower-case, in its own letters (IDN), of two labels at least; or an address literal.
 * Undefined when it is none, by RFC 1035 and RFC 5891.
 */
export function readDomain(text: string): string | undefined {
  if (isAddressLiteral(text)) return text;
  const labels = text.split('.');
  if (labels.length < 2 || text.length > maxLength || !labels.every((one) => label.test(one)))
    return undefined;
  if (!topLevel.test(labels[labels.length - 1] ?? '')) return undefined;
  if (ascii.test(text)) return unicodeForm(text);
  const wire = asciiForm(text);
  if (wire === undefined || wire.length > maxLength) return undefined;
  return wire.split('.').every((one) => one.length <= 63) ? unicodeForm(wire) : undefined;
}
