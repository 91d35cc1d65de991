import { z } from 'zod';
import { fieldName } from '../names';

/** Bits of evidence; what is left out follows from `profile` and `reviewBand`. */
const thresholds = z.strictObject({
  /** Two groups merge above this. Below 0 there is nothing to merge on: the odds speak against it. */
  same: z.number().min(0).max(20).optional(),
  /** Between this and `same` a steward is asked. */
  review: z.number().min(-10).max(20).optional(),
});

export const entityMatch = z.strictObject({
  /** Fields that are not compared; all others of the model are, by their semantic type. */
  ignore: z.array(fieldName).default([]),
  /** `safe` asks for two more bits of evidence before a merge. */
  profile: z.enum(['balanced', 'safe']).default('balanced'),
  /** How many bits below the decision still wait for a steward. */
  reviewBand: z.number().min(0).max(20).default(3),
  /** In place of what `profile` and `reviewBand` say. */
  thresholds: thresholds.default({}),
  /** Fields across whose values records never merge: no entity has two that share none. */
  neverMergeAcross: z.array(fieldName).default([]),
  /** Trusted identifiers: records that share a value of such a field are one. */
  alwaysMergeOn: z.array(fieldName).default([]),
  /** A trusted identifier that more distinct contents hold is a placeholder and binds nobody. */
  placeholderAbove: z.int().min(1).max(1_000).default(50),
  /** Whether a model is trained without being asked, and whether it then serves without being asked. */
  training: z.enum(['off', 'suggest', 'activate']).default('suggest'),
});
export type EntityMatch = z.infer<typeof entityMatch>;

/** `match.yaml`; the shortest one is empty. */
export const matchFile = z.strictObject({ match: z.record(fieldName, entityMatch).default({}) });
export type Match = z.infer<typeof matchFile>;
