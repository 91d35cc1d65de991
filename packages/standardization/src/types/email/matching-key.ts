import { providerRules } from '../../data/email-domains';
import { isQuoted, type EmailAddress } from './address';

/** One mailbox, one key: Gmail ignores dots, many providers what follows a plus sign. */
export function matchingKey({ local, domain }: EmailAddress): string {
  const rule = providerRules.get(domain);
  if (rule === undefined || isQuoted(local)) return `${local}@${domain}`;
  const plus = local.indexOf('+');
  let mailbox = rule.ignoresPlusTag && plus > 0 ? local.slice(0, plus) : local;
  if (rule.ignores !== undefined) mailbox = mailbox.replace(rule.ignores, '');
  return `${mailbox === '' ? local : mailbox}@${rule.domain}`;
}
