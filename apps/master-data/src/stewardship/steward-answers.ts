import { plainValue } from '@concord/contracts/canonical';
import { entityId } from '@concord/contracts/events';
import { pairExplanationAnswer } from '@concord/contracts/explanation';
import {
  decisionAnswer,
  recordKeyText,
  reviewAnswer,
  stewardAction,
  verdictBody,
} from '@concord/contracts/stewarding';
import { z } from 'zod';
import { contributingRecord, customer, customerVersion, goldenFields } from '../customers/customer';

const comment = z.string().min(1).max(2_000).optional();
const oneOrMore = z.union([plainValue, z.array(plainValue).max(100)]);

/** What a steward asks for here. */
export const overrideBody = z.strictObject({
  fields: z
    .record(z.string(), oneOrMore)
    .refine((fields) => Object.keys(fields).length > 0, 'at least one field')
    .meta({
      description: 'by field a value, or for many-valued fields a list; an empty list: none',
    }),
  record: recordKeyText
    .optional()
    .meta({ description: 'the record it goes with; that of the value it replaces without it' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2')
    .optional()
    .meta({ description: 'for local phone numbers and dates' }),
  comment,
});
export type OverrideBody = z.infer<typeof overrideBody>;

export const mergeBody = z.strictObject({ customers: z.array(entityId).min(2).max(50), comment });
export type MergeBody = z.infer<typeof mergeBody>;

export const unmergeBody = z.strictObject({
  records: z.array(recordKeyText).min(1).max(1_000),
  comment,
});
export type UnmergeBody = z.infer<typeof unmergeBody>;

export const decisionsBody = z.strictObject({
  decisions: z.array(verdictBody).min(1).max(500),
  claim: z.string().max(40).optional(),
  comment,
});
export type DecisionsBody = z.infer<typeof decisionsBody>;

export const lockBody = z.strictObject({ reason: z.string().min(1).max(2_000) });
export type LockBody = z.infer<typeof lockBody>;

/** What changes, or would. */
const changes = customerVersion.shape.changes;

export const overrideAnswer = z.object({
  id: z.string().meta({ example: 'ovr_01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  record: z.string().meta({ description: 'the record it goes with' }),
  fields: z.record(z.string(), z.array(z.object({ value: plainValue }))),
  asked: z.array(z.string()).meta({ description: 'those that the steward named' }),
  by: z.string(),
  at: z.string(),
  comment: z.string().optional(),
});

export const overrideResult = z.object({
  preview: z.boolean(),
  customer: entityId,
  overrides: z.array(overrideAnswer),
  before: goldenFields,
  after: goldenFields,
  changes,
});

const lockNote = customer.shape.lock.unwrap();
export const lockAnswer = z.object({
  lock: lockNote,
  pending: changes.meta({ description: 'what would change at once if it were released now' }),
});
export const releaseResult = z.object({
  preview: z.boolean(),
  customer: entityId,
  before: goldenFields,
  after: goldenFields,
  changes,
});

/** A customer as an action leaves it, or would. */
export const customerEffect = z.object({
  id: entityId,
  status: customer.shape.status,
  into: z.array(entityId),
  isNew: z.boolean().meta({ description: 'in a preview, its id stands for one to be issued' }),
  records: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
  before: goldenFields,
  after: goldenFields,
  changes,
});

export const stewardResult = z.object({
  preview: z.boolean(),
  action: stewardAction,
  customers: z.array(customerEffect),
  pending: z
    .boolean()
    .meta({ description: 'true where the golden records had not followed within five seconds' }),
});

export const queuedReview = reviewAnswer.extend({
  customers: z.object({ a: entityId.optional(), b: entityId.optional() }),
});

const side = z.object({
  record: contributingRecord,
  customer: customer.optional(),
  sources: z.array(contributingRecord).meta({ description: 'at most 100' }),
});

/** Everything that a decision on two records takes, in one answer. */
export const comparison = z.object({
  a: side,
  b: side,
  explanation: pairExplanationAnswer.meta({ description: 'the weights per comparison, in bits' }),
  review: reviewAnswer.optional(),
  decision: decisionAnswer.optional(),
});
