import { z } from 'zod';

export const recordKeyText = z
  .string()
  .regex(/^[a-z][a-z0-9-]*:.+$/, 'a record key such as crm:1042')
  .max(450);

export const decisionBody = z.object({
  a: recordKeyText,
  b: recordKeyText,
  verdict: z.enum(['same', 'different']),
  comment: z.string().max(2_000).optional(),
});
export type DecisionBody = z.infer<typeof decisionBody>;
