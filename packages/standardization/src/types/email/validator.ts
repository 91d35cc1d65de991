import {
  deadMailboxes,
  disposableDomains,
  freeMailDomains,
  placeholderWords,
  reservedDomains,
  reservedTopLevels,
  roleMailboxes,
} from '../../data/email-domains';
import type { FieldIssue } from '../../outcome';
import { isQuoted, type EmailAddress } from './address';
import { isAddressLiteral, mixesScripts } from './domain';
import { meantDomain } from './domain-typo';
import { domainTypo, emailIssues } from './issue-codes';

/** Domains at which a made-up name is surely nobody's. */
function isAnybodys(domain: string): boolean {
  const firstLabel = domain.slice(0, domain.indexOf('.'));
  return freeMailDomains.has(domain) || placeholderWords.has(firstLabel) || isReserved(domain);
}

/** Nobody reads there: `noreply@`, `test@test.com`, `none@gmail.com`. */
export function isPlaceholder({ local, domain }: EmailAddress): boolean {
  if (deadMailboxes.has(local)) return true;
  if (!placeholderWords.has(local)) return false;
  return domain.startsWith(`${local}.`) || isAnybodys(domain);
}

function isReserved(domain: string): boolean {
  return (
    reservedDomains.has(domain) || reservedTopLevels.has(domain.slice(domain.lastIndexOf('.') + 1))
  );
}

/** The domain or one above it: `x.mailinator.com`, too. */
function isDisposable(domain: string): boolean {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (disposableDomains.has(rest)) return true;
  }
  return false;
}

/** `sales+de`, `info2`: of the same function. */
function isRole(local: string): boolean {
  return roleMailboxes.has(local) || roleMailboxes.has(local.replace(/\+.*$|[-_.]?\d{1,2}$/, ''));
}

/** What an address that is one should be looked at for. */
export function doubtsAbout({ local, domain }: EmailAddress): FieldIssue[] {
  const found: FieldIssue[] = [];
  const meant = meantDomain(domain);
  if (meant !== undefined) found.push(domainTypo(domain, meant));
  if (isRole(local)) found.push(emailIssues.role);
  if (isDisposable(domain)) found.push(emailIssues.disposable);
  if (isReserved(domain)) found.push(emailIssues.reserved);
  if (mixesScripts(domain)) found.push(emailIssues.mixedScripts);
  if (isQuoted(local) || isAddressLiteral(domain)) found.push(emailIssues.unusual);
  return found;
}
