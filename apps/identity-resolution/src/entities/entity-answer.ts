import { entityId } from '@concord/contracts/events';
import { z } from 'zod';

/** What an entity id stands for. */
export const entityAnswer = z.object({
  id: entityId,
  status: z.enum(['current', 'redirected', 'split', 'retired']),
  into: z.array(entityId),
  version: z.int(),
  records: z.array(z.string()).meta({ example: ['crm:1042', 'shop:77'] }),
});
export type EntityAnswer = z.infer<typeof entityAnswer>;
