import { z } from 'zod';
import { fieldName, sourceName } from '../names';
import { duration } from './duration-text';

/** A field of the golden record, `address.city` for a part of it; or every value as a list; or a constant. */
export const outputExpression = z.union([
  z
    .string()
    .regex(
      /^[a-z][a-zA-Z0-9]*(\.[a-z]+)?$/,
      'a golden field such as email, or a part such as address.city',
    ),
  z.strictObject({ all: fieldName }),
  z.strictObject({ constant: z.union([z.string(), z.number(), z.boolean()]) }),
]);
export type OutputExpression = z.infer<typeof outputExpression>;

/**
 * `PUT {url}/{id}` and `DELETE {url}/{id}` for single changes; with `batch` above 1,
 * `POST {url}/batch` with `{ operations: [{ op, id, idempotencyKey, fields }] }`, answered by
 * `{ results: [{ id, status, error? }] }`.
 */
export const httpDestination = z.strictObject({
  connector: z.literal('http'),
  url: z.url(),
  headers: z.record(z.string(), z.string()).default({}),
  batch: z.int().min(1).max(1000).default(1),
  timeout: duration.default('10s'),
});

/** Changes appended as one line each: `{ op, id, version, fields }`, or a CSV with `op` and `id` columns. */
export const fileDestination = z.strictObject({
  connector: z.literal('file'),
  path: z.string().min(1),
  format: z.enum(['ndjson', 'csv']).default('ndjson'),
});

export const destinationConnection = z.discriminatedUnion('connector', [
  httpDestination,
  fileDestination,
]);
export type DestinationConnection = z.infer<typeof destinationConnection>;

/** `destinations/*.yaml` */
export const destinationFile = z.strictObject({
  destination: sourceName,
  description: z.string().optional(),
  entity: fieldName,
  connection: destinationConnection,
  /** Only golden records that have a value in each of these fields. */
  having: z.array(fieldName).default([]),
  mapping: z.record(z.string().min(1), outputExpression),
});
export type Destination = z.infer<typeof destinationFile>;
