import { formatProvisionedKey, mintApiKey } from '@concord/service-kit/api-key';

type Environment = Readonly<Record<string, string>>;

/**
 * What services are told of each other: master data calls identity resolution in the name of stewards, by a key
 * that is made anew at each start and stands nowhere else.
 */
export function serviceLinks(
  portOf: Readonly<Record<string, number>>,
  provisioned: string,
): (service: string) => Environment {
  const port = portOf['identity-resolution'];
  const { key, hash } = mintApiKey();
  const link = { name: 'service-master-data', role: 'steward' as const, hash };
  const links: Readonly<Record<string, Environment>> =
    port === undefined
      ? {}
      : {
          'identity-resolution': {
            CONCORD_API_KEYS: `${provisioned},${formatProvisionedKey(link)}`,
          },
          'master-data': {
            CONCORD_IDENTITY_URL: `http://127.0.0.1:${port}`,
            CONCORD_IDENTITY_KEY: key,
          },
        };
  return (service) => links[service] ?? {};
}
