import { freeMailDomains } from '../../data/email-domains';
import { hidden } from '../../masking/hidden';

/**
 * `oscar.smith@btinternet.com` → `o****@btinternet.com`. A domain where not everybody can have a mailbox is
 * hidden too, up to its ending, since `ann@ann-ashdown.name` says who she is: `a****@a****.name`.
 */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 1) return hidden;
  const [local, domain] = [text.slice(0, at), text.slice(at + 1).toLowerCase()];
  return `${begin(local)}@${freeMailDomains.has(domain) ? domain : maskedDomain(domain)}`;
}

function maskedDomain(domain: string): string {
  const ending = /\.[a-z]{2,24}$/.exec(domain)?.[0] ?? '';
  return `${begin(domain)}${ending}`;
}

/** The first letter where there are others behind it. */
function begin(text: string): string {
  const [first = '', ...others] = text;
  return others.length > 1 ? `${first}${hidden}` : hidden;
}
