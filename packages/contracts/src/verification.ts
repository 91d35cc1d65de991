import { z } from 'zod';
import { entityId } from './events';

/** Why a stored golden record is not what comes out of its contributors. */
export const goldenFault = z.enum(['fields', 'contributors', 'history']);

/**
 * A part of the golden records, each built anew from its contributors and compared to the byte with what is
 * stored. `GET /v1/verification/golden` of master data.
 */
export const goldenVerification = z.object({
  checked: z.int(),
  agreeing: z.int(),
  /** In transit between two entities, or still to be built: their turn will come, and nothing can be said until then. */
  waiting: z.int(),
  /** Whether all are being rebuilt by changed rules; those whose turn is to come may differ. */
  rebuilding: z.boolean(),
  differing: z.array(
    z.object({
      id: entityId,
      version: z.int(),
      faults: z.array(goldenFault).min(1),
      /** The fields that come out otherwise. */
      fields: z.array(z.string()),
    }),
  ),
  /** Where the next page goes on; absent at the end, and of a sample. */
  next: z.string().optional(),
});
export type GoldenVerification = z.infer<typeof goldenVerification>;
