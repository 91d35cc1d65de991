import { z } from 'zod';

/** An HTTP error: RFC 9457 problem details with a stable `code` to program against. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  traceId: z.string().optional(),
  /** Of an id that was split: the ids of its parts. */
  into: z.array(z.string()).optional(),
  /** Every fault of the request at once. */
  faults: z
    .array(z.object({ path: z.string(), message: z.string(), expected: z.string().optional() }))
    .optional(),
});
export type Problem = z.infer<typeof problem>;

export const problemContentType = 'application/problem+json';
