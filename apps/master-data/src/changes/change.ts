import { entityId } from '@concord/contracts/events';
import { z } from 'zod';
import { customerVersion, customerVersionOf } from '../customers/customer';
import type { GoldenVersion } from '../golden/stored-golden';

/** One entry of the change feed: a version of a customer, with its place in the order of all. */
export const change = z.object({
  position: z.int().positive().meta({
    description: 'grows by one from change to change; the cursor to go on after this one',
  }),
  id: entityId.meta({ example: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  ...customerVersion.shape,
});
export type Change = z.infer<typeof change>;

export function changeOf(position: number, version: GoldenVersion): Change {
  return { position, id: version.entityId, ...customerVersionOf(version) };
}
