import { z } from 'zod';

/** A name used in configuration and keys: `crm`, `web-shop`. */
export const sourceName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    'lower-case letters, digits and dashes, at most 40, starting with a letter',
  );

/** A field of the model: `givenName`. */
export const fieldName = z
  .string()
  .regex(
    /^[a-z][a-zA-Z0-9]{0,39}$/,
    'letters and digits, at most 40, starting with a lower-case letter',
  );

/** The key of a source record over all sources: `crm:1042`. */
export type RecordKey = string;

export function recordKey(source: string, recordId: string): RecordKey {
  return `${source}:${recordId}`;
}

/** Source and record id of a key; a source name holds no colon, so the first one divides. */
export function parseRecordKey(key: RecordKey): { source: string; recordId: string } {
  const at = key.indexOf(':');
  if (at < 1) throw new TypeError(`not a record key: "${key}" (expected "source:recordId")`);
  return { source: key.slice(0, at), recordId: key.slice(at + 1) };
}

export const serviceNames = [
  'ingestion',
  'cleansing',
  'identity-resolution',
  'master-data',
  'outbound-sync',
] as const;
export const serviceName = z.enum(serviceNames);
export type ServiceName = z.infer<typeof serviceName>;
