import { z } from 'zod';
import { fieldName, sourceName } from '../names';

export const survivorshipRuleNames = [
  'most-recent',
  'oldest',
  'source-priority',
  'trust',
  'most-frequent',
  'most-complete',
  'longest',
  'union',
] as const;

/** A rule by name, or with its arguments; ties fall to the next rule, the last tie to the record key. */
export const survivorshipRule = z.union([
  z.enum(survivorshipRuleNames),
  z.strictObject({ rule: z.literal('source-priority'), sources: z.array(sourceName).min(1) }),
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
