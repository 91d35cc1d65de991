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

/** `POST /v1/evaluation/samples` */
export const sampleBody = z.object({
  kind: z
    .string()
    .optional()
    .meta({ description: 'entity of the model; the first one without it' }),
  pairs: z.int().min(10).max(2_000).default(200),
  seed: z.int().nonnegative().default(1),
});
export type SampleBody = z.infer<typeof sampleBody>;

const stratum = z.object({
  name: z.string(),
  together: z.boolean(),
  pairs: z.number().meta({ description: 'how many pairs there are' }),
  asked: z.int().meta({ description: 'how many of them were drawn to be judged' }),
});

/** Pairs drawn to be judged, with what stewards said of them so far. */
export const sampleAnswer = z.object({
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  seed: z.int(),
  modelVersion: z.string(),
  strata: z.array(stratum),
  pairs: z.array(
    z.object({
      a: recordKeyText,
      b: recordKeyText,
      stratum: z.string(),
      weight: z.number(),
      verdict: z.enum(['same', 'different']).optional(),
      /** What the two records say, for whoever judges. */
      left: z.string(),
      right: z.string(),
    }),
  ),
});
export type SampleAnswer = z.infer<typeof sampleAnswer>;

const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

/** `GET /v1/evaluation` */
export const evaluationAnswer = z.object({
  sample: z.object({ id: z.string(), kind: z.string(), at: z.string(), modelVersion: z.string() }),
  precision: interval.optional(),
  recall: interval.optional(),
  labels: z.int(),
  asked: z.int(),
  enough: z.boolean().meta({ description: 'false below 50 labels: a guess' }),
  changed: z.int().meta({
    description: 'pairs of the sample that came together or apart since, other than by a decision',
  }),
  strata: z.array(stratum.extend({ labelled: z.int(), same: z.int() })),
});
export type EvaluationAnswer = z.infer<typeof evaluationAnswer>;
