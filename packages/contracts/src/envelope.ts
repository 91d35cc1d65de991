import { z } from 'zod';

/**
 * The envelope of every message: CloudEvents 1.0.2 in structured JSON mode, with the
 * partitioning extension (`partitionkey`) and the distributed tracing extension (`traceparent`,
 * W3C Trace Context). `data.items` holds 1..N records that share one partition.
 */
export const envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(128),
  source: z.string().min(1),
  type: z.string().regex(/^concord\.[a-z]+\.[a-z]+\.v\d+$/),
  subject: z.string().max(512).optional(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  partitionkey: z.string().max(512),
  traceparent: z
    .string()
    .regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
    .optional(),
  data: z.strictObject({ items: z.array(z.unknown()).min(1) }),
});
export type Envelope = z.infer<typeof envelope>;

export const envelopeContentType = 'application/cloudevents+json';
