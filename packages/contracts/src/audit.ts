import { z } from 'zod';
import { role } from './api';
import { entityId } from './events';
import { serviceName } from './names';

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256, 64 lower-case hexadecimal digits');

/** What `previous` says in the first entry of a chain. */
export const beforeFirst = '0'.repeat(64);

/** What somebody did, as the audit log of a service keeps it for ever. */
export const auditEntry = z.object({
  service: serviceName,
  sequence: z.int().positive().meta({ description: 'from 1, without a gap' }),
  at: z.iso.datetime(),
  actor: z.string().meta({ description: 'the name of the key with which it was asked' }),
  role,
  via: z
    .string()
    .optional()
    .meta({ description: 'the service that asked in the name of the actor' }),
  action: z.string().meta({ example: 'decision.made' }),
  customers: z.array(entityId).optional(),
  records: z
    .array(z.string())
    .optional()
    .meta({ example: ['crm:1042', 'shop:77'] }),
  comment: z.string().optional(),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'what else is to be known; no values of customers' }),
  previous: digest.meta({ description: 'the hash of the entry before' }),
  hash: digest.meta({
    description: 'SHA-256 of the canonical JSON (RFC 8785) of all of this but `hash`',
  }),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** How far a chain goes; kept elsewhere, it shows later whether the chain was cut or written anew. */
export const auditHead = z.object({
  service: serviceName,
  sequence: z.int().nonnegative(),
  hash: digest,
});
export type AuditHead = z.infer<typeof auditHead>;

export const auditEntryExample: AuditEntry = {
  service: 'identity-resolution',
  sequence: 17,
  at: '2026-03-01T08:00:00.000Z',
  actor: 'maria',
  role: 'steward',
  via: 'services',
  action: 'decision.made',
  records: ['crm:1042', 'shop:77'],
  comment: 'same household, same birthday',
  details: { id: 'act_01JCX3V7Q8R2M4N6P8S0T2V4X6', verdict: 'same' },
  previous: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  hash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
};
