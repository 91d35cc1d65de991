import { z } from 'zod';

export interface FloorRecord {
  readonly id: string;
  readonly [column: string]: unknown;
}

const hopPlan = z.object({
  mongoUrl: z.string(),
  rabbitUrl: z.string(),
  database: z.string(),
  hop: z.int(),
  last: z.boolean(),
  /** May be a fraction: a fifth of a golden record per source record. */
  documentsPerRecord: z.number(),
  noDelay: z.boolean(),
});
export type HopPlan = z.infer<typeof hopPlan>;

export function hopArguments(json: string | undefined): HopPlan {
  return hopPlan.parse(JSON.parse(json ?? '{}'));
}
