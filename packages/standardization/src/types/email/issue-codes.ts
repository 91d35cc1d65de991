import { fixed, rejected, warned, type FieldIssue } from '../../outcome';

export const emailIssues = {
  invalid: rejected(
    'email.invalid',
    'Expected an e-mail address: one @, no blanks, a domain with a dot.',
  ),
  placeholder: rejected('email.placeholder', 'A made-up address or one that nobody reads.'),
  repaired: fixed(
    'email.repaired',
    'Blanks, a comma for a dot, a double @ or the like was repaired.',
  ),
  severalSplit: fixed('email.several', 'The text held several addresses; each is a value now.'),
  role: warned('email.role', 'The address of a function (info@, sales@), not of a person.'),
  disposable: warned('email.disposable', 'The domain gives out mailboxes that vanish.'),
  mixedScripts: warned(
    'email.mixed-scripts',
    'The domain mixes letters of scripts that look alike, as forged ones do.',
  ),
  unusual: warned(
    'email.unusual',
    'Allowed by RFC 5321 (quoted name or address literal), but many systems refuse it.',
  ),
  reserved: warned(
    'email.reserved-domain',
    'The domain is reserved for examples and tests (RFC 2606).',
  ),
} as const;

export function domainTypo(domain: string, meant: string): FieldIssue {
  return warned(
    'email.domain-typo',
    `The domain "${domain}" looks like a typing error for "${meant}".`,
  );
}
