import { createHash, randomBytes } from 'node:crypto';
import { personalView, role, type PersonalView, type Role } from '@concord/contracts/api';

/** A key as the platform hands it to a service: never the key itself, only its hash. */
export interface ProvisionedKey {
  readonly name: string;
  readonly role: Role;
  /** SHA-256 of the key, 64 lower-case hexadecimal digits. */
  readonly hash: string;
  /** How it sees personal values, where not as its role does. */
  readonly personal?: PersonalView;
}

/** Names of keys: for people and logs. */
export const keyNamePattern = /^[a-z][a-z0-9-]{0,39}$/;
/** Keys of services (`services`, `service-…`) are provisioned by configuration and may act for others. */
export const serviceKeyPattern = /^service(s$|-)/;
export const keyHashPattern = /^[0-9a-f]{64}$/;

/**
 * A new API key (`ck_` and 256 random bits in base64url) and the hash to store in its place.
 * A key is random, not chosen by a person, so that one plain SHA-256 is enough at rest.
 */
export function mintApiKey(): { key: string; hash: string } {
  const key = `ck_${randomBytes(32).toString('base64url')}`;
  return { key, hash: hashApiKey(key) };
}

/** SHA-256 of a key in lower-case hexadecimal. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

/** One entry of CONCORD_API_KEYS: `name:role:hash`, or `name:role:hash:clear`, `name:role:hash:masked`. */
export function formatProvisionedKey({ name, role, hash, personal }: ProvisionedKey): string {
  return [name, role, hash, ...(personal === undefined ? [] : [personal])].join(':');
}

/** The entry of CONCORD_API_KEYS, or undefined where it has another form. */
export function parseProvisionedKey(entry: string): ProvisionedKey | undefined {
  const [name = '', roleText, hash = '', personalText, ...rest] = entry.split(':');
  const parsedRole = role.safeParse(roleText);
  const personal = personalView.optional().safeParse(personalText);
  const wellFormed = keyNamePattern.test(name) && keyHashPattern.test(hash) && rest.length === 0;
  if (!wellFormed || !parsedRole.success || !personal.success) return undefined;
  return withView({ name, role: parsedRole.data, hash }, personal.data);
}

/** Without the property where there is nothing to say. */
export function withView<Key extends object>(
  key: Key,
  personal: PersonalView | undefined,
): Key & { readonly personal?: PersonalView } {
  return personal === undefined ? key : { ...key, personal };
}
