import { z } from 'zod';

export const replayStatus = z.enum(['queued', 'running', 'completed', 'failed']);

/** What every replay says of itself; it goes on from its checkpoint when its process was killed. */
export const replayProgress = z.object({
  id: z.string().meta({ example: '01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  status: replayStatus,
  /** The name of the key that asked for it. */
  by: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().optional(),
  /** How many there were to look at when it was asked for. */
  total: z.int().nonnegative(),
  error: z.string().optional(),
});

const counts = z.int().nonnegative();

/** Which raw records of a source are sent once more; none named: all of them. */
export const sourceReplayBody = z.strictObject({
  ids: z.array(z.string().min(1).max(400)).min(1).max(1_000).optional(),
});
export type SourceReplayBody = z.infer<typeof sourceReplayBody>;

/** Raw records of a source on their way to be judged anew. */
export const sourceReplay = replayProgress.extend({
  source: z.string(),
  about: sourceReplayBody,
  counts: z.object({
    /** Sent as the next version with the same content. */
    sent: counts,
  }),
});
export type SourceReplay = z.infer<typeof sourceReplay>;
