import { z } from 'zod';
import { canonicalFields } from './canonical';
import { entityId } from './events';
import { fieldName } from './names';

/** `POST /v1/candidates` of identity resolution: who may be meant by a standardized record that nobody stores. */
export const candidatesBody = z.strictObject({
  kind: fieldName.meta({ description: 'the entity of the model', examples: ['customer'] }),
  fields: canonicalFields,
  limit: z.int().min(1).max(50).default(10),
});
export type CandidatesBody = z.infer<typeof candidatesBody>;

/** The waterfall from prior to total, in bits; without the values themselves. */
export const weighing = z.object({
  prior: z.number().meta({ description: 'bits, before anything is compared' }),
  comparisons: z.array(
    z.object({
      comparison: z.string(),
      fields: z.array(z.string()),
      level: z.string().meta({ example: 'same' }),
      weight: z.number().meta({ description: 'bits for, or below 0 against' }),
    }),
  ),
  household: z.number().meta({ description: 'bits taken back because a family shares them' }),
  total: z.number(),
});

/** What the total means by the thresholds of the model. */
export const verdict = z.enum(['same', 'review', 'different']);
export type Verdict = z.infer<typeof verdict>;

export const candidatesAnswer = z.object({
  modelVersion: z.string(),
  thresholds: z.object({ same: z.number(), review: z.number() }).meta({
    description: 'bits above which two records are the same, or a question for a steward',
  }),
  candidates: z.array(
    z.object({
      entityId,
      probability: z.number(),
      verdict,
      records: z
        .array(z.string())
        .meta({ description: 'at most ten, the one that fits best first', example: ['crm:1042'] }),
      weighing,
    }),
  ),
});
export type CandidatesAnswer = z.infer<typeof candidatesAnswer>;
