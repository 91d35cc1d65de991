import { z } from 'zod';

/** How far a destination is. */
export const destinationReport = z.object({
  destination: z.string(),
  delivered: z.int().meta({ description: 'deliveries that arrived, since the beginning' }),
  holding: z.int().meta({ description: 'golden records that it holds' }),
  pending: z.int(),
  failing: z.int().meta({ description: 'pending ones of which an attempt has failed' }),
  setAside: z.int().meta({ description: 'refused by the destination' }),
  troubles: z.array(z.object({ message: z.string(), since: z.string() })),
});
export type DestinationReport = z.infer<typeof destinationReport>;
