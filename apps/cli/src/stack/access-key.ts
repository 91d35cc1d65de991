import { promises as fs } from 'node:fs';
import { formatProvisionedKey, hashApiKey, mintApiKey } from '@concord/service-kit/api-key';
import type { StackPlaces } from './places';

/** The first API key of a stack: the plain key is on this disk only, services get its hash. */
export interface AccessKey {
  readonly key: string;
  /** For CONCORD_API_KEYS. */
  readonly provisioned: string;
}

/** The key that `up` made; undefined before the first start. */
export async function readAccessKey(places: StackPlaces): Promise<string | undefined> {
  const text = await fs.readFile(places.apiKey, 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}

/** The key of this home, made at the first start. */
export async function accessKeyOf(places: StackPlaces): Promise<AccessKey> {
  const key = (await readAccessKey(places)) ?? (await makeKey(places));
  return {
    key,
    provisioned: formatProvisionedKey({
      name: 'local-admin',
      role: 'admin',
      hash: hashApiKey(key),
    }),
  };
}

/** By which services ask each other; another one with every start, and kept nowhere. */
export function keyBetweenServices(): AccessKey {
  const { key, hash } = mintApiKey();
  return {
    key,
    provisioned: formatProvisionedKey({
      name: 'services',
      role: 'operator',
      hash,
      personal: 'clear',
    }),
  };
}

async function makeKey(places: StackPlaces): Promise<string> {
  const { key } = mintApiKey();
  await fs.writeFile(places.apiKey, `${key}\n`, { mode: 0o600 });
  // `mode` counts only for a new file.
  await fs.chmod(places.apiKey, 0o600);
  return key;
}
