import { z } from 'zod';
import { fieldName, sourceName } from '../names';
import { duration } from './duration-text';

export const survivorshipRuleNames = [
  'most-recent',
  'oldest',
  'source-priority',
  'trust',
  'most-frequent',
  'most-complete',
  'longest',
  'minimum',
  'maximum',
  'first-valid',
  'union',
] as const;

const share = z.number().min(0).max(1);

/**
 * How trust fades with the age of a record: from `start` (by default the trust of its source) to `end`
 * in `period`, evenly, or most of it first, or most of it last.
 */
export const trustDecay = z.strictObject({
  start: share.optional(),
  end: share,
  period: duration,
  curve: z.enum(['linear', 'fast-first', 'slow-first']).default('linear'),
});
export type TrustDecay = z.infer<typeof trustDecay>;

/** JSONata over one candidate; where it does not hold, the candidate comes after the others. */
const condition = { when: z.string().min(1).max(2_000).optional() };

/** A rule by name, or with its arguments; ties fall to the next rule, the last tie to the record key. */
export const survivorshipRule = z.union([
  z.enum(survivorshipRuleNames),
  z.discriminatedUnion('rule', [
    z.strictObject({
      rule: z.literal('source-priority'),
      sources: z.array(sourceName).min(1),
      ...condition,
    }),
    z.strictObject({
      rule: z.literal('first-valid'),
      sources: z.array(sourceName).min(1).optional(),
      ...condition,
    }),
    z.strictObject({
      rule: z.literal('trust'),
      decay: trustDecay.optional(),
      bySource: z.record(sourceName, trustDecay).optional(),
      ...condition,
    }),
    z.strictObject({
      rule: z.literal('expression'),
      expression: z.string().min(1).max(2_000),
      ...condition,
    }),
    z.strictObject({
      rule: z.enum([
        'most-recent',
        'oldest',
        'most-frequent',
        'most-complete',
        'longest',
        'minimum',
        'maximum',
      ]),
      ...condition,
    }),
  ]),
]);
export type SurvivorshipRule = z.infer<typeof survivorshipRule>;

const ruleChain = z.union([survivorshipRule, z.array(survivorshipRule).min(1)]);

export const entitySurvivorship = z.strictObject({
  /** For every field that has no rule of its own; absent: the default of its semantic type. */
  default: ruleChain.optional(),
  fields: z.record(fieldName, ruleChain).default({}),
  /** Fields that survive together from one record, never mixed. */
  groups: z
    .record(fieldName, z.strictObject({ fields: z.array(fieldName).min(2), rule: ruleChain }))
    .default({}),
});
export type EntitySurvivorship = z.infer<typeof entitySurvivorship>;

/** `survivorship.yaml` */
export const survivorshipFile = z.strictObject({
  survivorship: z.record(fieldName, entitySurvivorship).default({}),
});
export type Survivorship = z.infer<typeof survivorshipFile>;
