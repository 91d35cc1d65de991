import type { Configuration } from '@concord/service-kit';
import { z } from 'zod';

/** Where identity resolution is, for what stewards ask of it here. */
export const identitySettings = {
  identityUrl: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .optional()
    .meta({
      description: 'the URL of identity-resolution',
      examples: ['http://identity-resolution:8080'],
    }),
  identityKey: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: 'an API key of it whose name begins with service-, of the role steward',
      examples: ['ck_…'],
    }),
};

/** Undefined where it is not told: stewards then decide at identity-resolution itself. */
export function identityAccess({
  own,
}: Configuration): { readonly url: string; readonly key: string } | undefined {
  const { identityUrl, identityKey } = z.object(identitySettings).parse(own);
  if (identityUrl === undefined || identityKey === undefined) return undefined;
  return { url: identityUrl.replace(/\/+$/, ''), key: identityKey };
}
