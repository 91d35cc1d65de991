import { z } from 'zod';
import { entityId } from './events';
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
  kind: z.string().optional().meta({ description: 'entity of the model' }),
  claim: z
    .object({ id: z.string(), by: z.string(), until: z.iso.datetime() })
    .optional()
    .meta({ description: 'who is at it' }),
  later: z
    .object({ by: z.string(), until: z.iso.datetime(), comment: z.string().optional() })
    .optional()
    .meta({ description: 'put off until then' }),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

export const reviewStates = ['open', 'claimed', 'mine', 'later', 'all'] as const;
export const reviewOrders = ['benefit', 'weight', 'records'] as const;

/** Which questions; filters of `GET /v1/reviews` and of a claim. */
export const reviewFilter = z.object({
  state: z
    .enum(reviewStates)
    .default('open')
    .meta({ description: 'open: neither claimed by somebody else nor put off' }),
  reason: z.enum(reviewReasons).optional(),
  kind: z.string().max(100).optional().meta({ description: 'entity of the model' }),
  source: z.string().max(100).optional().meta({ description: 'one of the records is of it' }),
  record: recordKeyText.optional().meta({ description: 'one of the records' }),
  minBenefit: z.coerce.number().optional(),
  minRecords: z.coerce.number().int().optional(),
  sort: z.enum(reviewOrders).default('benefit').meta({ description: 'what is most comes first' }),
});
export type ReviewFilter = z.infer<typeof reviewFilter>;

const comment = z.string().max(2_000).optional();
export const recordPair = z.object({ a: recordKeyText, b: recordKeyText });
export type RecordPair = z.infer<typeof recordPair>;

const mostPairs = 500;

/** `POST /v1/reviews/claims`: these questions, or the next ones of a filter. */
export const claimBody = z.strictObject({
  pairs: z.array(recordPair).min(1).max(mostPairs).optional(),
  next: z.int().min(1).max(mostPairs).optional(),
  filter: reviewFilter.partial().strict().optional(),
  minutes: z
    .int()
    .min(1)
    .max(24 * 60)
    .default(30),
});
export type ClaimBody = z.infer<typeof claimBody>;

export const claimAnswer = z.object({
  id: z.string().meta({ example: 'clm_01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  by: z.string(),
  until: z.iso.datetime(),
  items: z.array(reviewAnswer),
});
export type ClaimAnswer = z.infer<typeof claimAnswer>;

export const decisionBody = z.object({
  a: recordKeyText,
  b: recordKeyText,
  verdict: z.enum(['same', 'different']),
  comment,
});
export type DecisionBody = z.infer<typeof decisionBody>;

/** A decision as it is kept. */
export const decisionAnswer = decisionBody.extend({
  by: z.string(),
  at: z.string(),
  action: z.string().optional().meta({ description: 'undone by it' }),
});
export type DecisionAnswer = z.infer<typeof decisionAnswer>;

/** One of several decisions; `later` puts the question off until a time. */
export const verdictBody = z.strictObject({
  a: recordKeyText,
  b: recordKeyText,
  verdict: z.enum(['same', 'different', 'later']),
  until: z.iso.datetime().optional().meta({ description: 'of later; a week from now without it' }),
  comment,
});
export type VerdictBody = z.infer<typeof verdictBody>;

/** `POST /v1/actions`: what a steward does, in one piece that can be undone. */
export const actionBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('decide'),
    decisions: z.array(verdictBody).min(1).max(mostPairs),
    claim: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'the claim under which it is done; refused when it has expired' }),
    comment,
  }),
  z.strictObject({ type: z.literal('merge'), entities: z.array(entityId).min(2).max(50), comment }),
  z.strictObject({
    type: z.literal('split'),
    entity: entityId,
    records: z.array(recordKeyText).min(1).max(1_000),
    comment,
  }),
  z.strictObject({ type: z.literal('hold'), entity: entityId, comment }),
]);
export type ActionBody = z.infer<typeof actionBody>;
export const actionTypes = ['decide', 'merge', 'split', 'hold'] as const;

/** What a steward did. */
export const stewardAction = z.object({
  id: z.string().meta({ example: 'act_01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  type: z.enum(actionTypes),
  kind: z.string(),
  by: z.string(),
  at: z.string(),
  comment,
  entities: z.array(entityId).meta({ description: 'those it was about' }),
  decisions: z.array(
    z.object({ a: z.string(), b: z.string(), verdict: z.enum(['same', 'different', 'later']) }),
  ),
  undone: z.object({ by: z.string(), at: z.string() }).optional(),
});
export type StewardAction = z.infer<typeof stewardAction>;

/** An entity as an action leaves it, or would. */
export const entityEffect = z.object({
  id: entityId,
  status: z.enum(['current', 'redirected', 'split', 'retired']),
  into: z.array(entityId),
  version: z.int(),
  isNew: z
    .boolean()
    .meta({ description: 'in a preview, its id stands for one that would be issued' }),
  before: z.array(z.string()).meta({ description: 'keys of its records' }),
  after: z.array(z.string()),
});
export type EntityEffect = z.infer<typeof entityEffect>;

/** The answer to an action: what became of the entities or, of a preview, what would. */
export const actionResult = z.object({
  preview: z.boolean(),
  action: stewardAction.meta({ description: 'of a preview, as it would be kept' }),
  entities: z.array(entityEffect),
});
export type ActionResult = z.infer<typeof actionResult>;

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
