import { z } from 'zod';
import { fieldName } from '../names';

export const entityMatch = z.strictObject({
  /** Fields that are not compared; all others of the model are, by their semantic type. */
  ignore: z.array(fieldName).default([]),
  /** `safe` asks for two more bits of evidence before a merge. */
  profile: z.enum(['balanced', 'safe']).default('balanced'),
  /** Half the width in bits, on either side of the decision, of what waits for a steward. */
  reviewBand: z.number().min(0).max(20).default(3),
  /** Whether a model is trained without being asked, and whether it then serves without being asked. */
  training: z.enum(['off', 'suggest', 'activate']).default('suggest'),
});
export type EntityMatch = z.infer<typeof entityMatch>;

/** `match.yaml`; the shortest one is empty. */
export const matchFile = z.strictObject({ match: z.record(fieldName, entityMatch).default({}) });
export type Match = z.infer<typeof matchFile>;
