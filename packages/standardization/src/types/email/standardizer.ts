import {
  deadMailboxes,
  disposableDomains,
  domainTypos,
  freeMailDomains,
  placeholderWords,
  providerRules,
  reservedDomains,
  reservedTopLevels,
  roleMailboxes,
} from '../../data/email-domains';
import { fromText } from '../../input';
import {
  accept,
  reject,
  type CleanInput,
  type FieldIssue,
  type StandardizedValue,
} from '../../outcome';
import { readAddress, type EmailAddress } from './address';
import { domainTypo, emailIssues } from './issue-codes';
import { repaired, unwrapped } from './repair';

const betweenAddresses = /\s*[;,|\n]\s*|\s+(?=[^\s@]+@)|\s+\/\s+/;
const moreThanOne = /@[^@]*[;,|\s/][^@]*[^@\s]@/;
const maxAddresses = 10;

function isPlaceholder({ local, domain }: EmailAddress): boolean {
  if (deadMailboxes.has(local)) return true;
  const firstLabel = domain.slice(0, domain.indexOf('.'));
  if (!placeholderWords.has(local)) return false;
  return (
    firstLabel === local ||
    placeholderWords.has(firstLabel) ||
    freeMailDomains.has(domain) ||
    isReserved(domain)
  );
}

function isReserved(domain: string): boolean {
  return (
    reservedDomains.has(domain) || reservedTopLevels.has(domain.slice(domain.lastIndexOf('.') + 1))
  );
}

function warnings({ local, domain }: EmailAddress): FieldIssue[] {
  const found: FieldIssue[] = [];
  const meant =
    domainTypos.get(domain) ?? (domain.endsWith('.con') ? `${domain.slice(0, -1)}m` : undefined);
  if (meant !== undefined) found.push(domainTypo(domain, meant));
  if (roleMailboxes.has(local)) found.push(emailIssues.role);
  if (disposableDomains.has(domain)) found.push(emailIssues.disposable);
  if (isReserved(domain)) found.push(emailIssues.reserved);
  return found;
}

/** One mailbox, one key: Gmail ignores dots, many providers what follows a plus sign. */
function matchingKey({ local, domain }: EmailAddress): string {
  const rule = providerRules.get(domain);
  if (!rule) return `${local}@${domain}`;
  const plus = local.indexOf('+');
  let mailbox = rule.ignoresPlusTag && plus > 0 ? local.slice(0, plus) : local;
  if (rule.ignoresDots) mailbox = mailbox.replace(/\./g, '');
  return `${mailbox}@${rule.domain}`;
}

function standardizeOne(input: CleanInput): StandardizedValue {
  const bare = unwrapped(input.text).toLowerCase().normalize('NFC');
  const text = repaired(bare);
  const address = readAddress(text);
  if (!address) return reject(input, emailIssues.invalid);
  if (isPlaceholder(address)) return reject(input, emailIssues.placeholder);
  const issues = warnings(address);
  if (text !== bare) issues.unshift(emailIssues.repaired);
  return accept(input, text, { key: matchingKey(address), issues });
}

function standardizeSeveral(input: CleanInput): StandardizedValue {
  const parts = input.text.split(betweenAddresses).filter((part) => part.includes('@'));
  const results = parts
    .slice(0, maxAddresses)
    .map((part) => standardizeOne({ text: part, original: part, issues: [] }));
  const values = new Map(results.flatMap((result) => result.values).map((one) => [one.value, one]));
  const issues = [...input.issues, ...results.flatMap((result) => result.issues)];
  return { values: [...values.values()], issues: [...issues, emailIssues.severalSplit] };
}

/** `email`: lower-case `local@domain`; several addresses in one text give several values. */
export const standardizeEmail = fromText((input) => {
  const single = standardizeOne(input);
  return single.values.length === 0 && moreThanOne.test(input.text)
    ? standardizeSeveral(input)
    : single;
});
