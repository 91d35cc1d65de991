import { z } from 'zod';
import { conflictAnswer } from './explanation';

/** What identity resolution asks stewards, and what they answer. */

export const recordKeyText = z
  .string()
  .regex(/^[a-z][a-z0-9-]*:.+$/, 'a record key such as crm:1042')
  .max(450);

export const reviewReasons = ['doubt', 'weak', 'conflict'] as const;

/** One question of `GET /v1/reviews`. */
export const reviewAnswer = z.object({
  a: recordKeyText,
  b: recordKeyText,
  reason: z.enum(reviewReasons).meta({
    description:
      'doubt: two customers that nearly are one; weak: one that nearly is two; conflict: a decision or rule that something stronger forbids',
  }),
  weight: z.number().meta({ description: 'bits, of the pair that speaks most for one customer' }),
  linkage: z.number().meta({ description: 'bits, of the two groups as wholes' }),
  needed: z.number().meta({ description: 'bits above which the two groups merge' }),
  records: z.int().meta({ description: 'how many records the two groups have' }),
  benefit: z.number().meta({ description: 'records that an answer is expected to put right' }),
  conflict: conflictAnswer.optional(),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

export const decisionBody = z.object({
  a: recordKeyText,
  b: recordKeyText,
  verdict: z.enum(['same', 'different']),
  comment: z.string().max(2_000).optional(),
});
export type DecisionBody = z.infer<typeof decisionBody>;

/** A decision as it is kept. */
export const decisionAnswer = decisionBody.extend({ by: z.string(), at: z.string() });
export type DecisionAnswer = z.infer<typeof decisionAnswer>;

/** `GET /v1/conflicts`: what could not be obeyed, and identifiers that identify nobody. */
export const conflictsAnswer = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      conflicts: z.array(conflictAnswer),
      placeholders: z.array(
        z.object({
          field: z.string(),
          value: z.string(),
          contents: z.int().meta({ description: 'distinct records that hold the value' }),
          records: z.array(z.string()).meta({ description: 'the first few of them' }),
        }),
      ),
    }),
  ),
});
export type ConflictsAnswer = z.infer<typeof conflictsAnswer>;
