import { z } from 'zod';

export const roles = ['reader', 'steward', 'operator', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** How a key sees personal values, where not as its role does. */
export const personalView = z.enum(['clear', 'masked']);
export type PersonalView = z.infer<typeof personalView>;

/**
 * What a service still has to do; `GET /v1/work` of every service. The pipeline is drained when
 * `pending` is zero everywhere and `done` stands still.
 */
export const workReport = z.object({
  service: z.string(),
  /** By name of the work (`queued`, `inFlight`, `outbox`, `runs`, `settling`, `deliveries`), how much waits. */
  pending: z.record(z.string(), z.int().nonnegative()),
  /** Records handled since the beginning of time; only ever grows. */
  done: z.int().nonnegative(),
  /** What does not get on and why: an unreachable source or destination. */
  troubles: z.array(z.object({ subject: z.string(), message: z.string(), since: z.string() })),
  parked: z.int().nonnegative(),
});
export type WorkReport = z.infer<typeof workReport>;

/** Ingestion's count for a source: read = forwarded + unreadable + repeats + deletions... all in records. */
export const sourceCounts = z.object({
  source: z.string(),
  /** Rows that came in, tombstones made by full comparison not among them. */
  received: z.int().nonnegative(),
  /** Rows that say what the stored record says already. */
  repeats: z.int().nonnegative(),
  /** Record versions sent on, unreadable rows among them, tombstones not. */
  forwarded: z.int().nonnegative(),
  deleted: z.int().nonnegative(),
  lastRun: z
    .object({
      id: z.string(),
      status: z.enum(['running', 'completed', 'failed', 'waiting']),
      startedAt: z.string(),
      finishedAt: z.string().optional(),
      error: z.string().optional(),
    })
    .optional(),
});
export type SourceCounts = z.infer<typeof sourceCounts>;

/** Cleansing's count for a source: forwarded = accepted + quarantined + superseded. */
export const cleansingCounts = z.object({
  source: z.string(),
  accepted: z.int().nonnegative(),
  quarantined: z.int().nonnegative(),
  /** Versions that arrived after a newer one of the same record; counted as repeats. */
  superseded: z.int().nonnegative(),
  deleted: z.int().nonnegative(),
  reasons: z.array(z.object({ code: z.string(), count: z.int() })),
});
export type CleansingCounts = z.infer<typeof cleansingCounts>;

/** A message that no retry could help. */
export const parkedMessage = z.object({
  id: z.string(),
  type: z.string(),
  queue: z.string(),
  parkedAt: z.string(),
  attempts: z.int(),
  reason: z.object({ code: z.string(), message: z.string() }),
  subject: z.string().optional(),
  traceId: z.string().optional(),
  items: z.int(),
});
export type ParkedMessage = z.infer<typeof parkedMessage>;
