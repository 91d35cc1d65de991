import type { ModelJob } from '@concord/contracts/match-models';
import { modelComparison } from '@concord/contracts/match-models';
import { z } from 'zod';

/** What the worker is asked for. Models travel as JSON. */
export const order = z.discriminatedUnion('task', [
  z.object({ task: z.literal('train'), kind: z.string(), base: z.string() }),
  z.object({
    task: z.literal('compare'),
    kind: z.string(),
    a: z.object({ number: z.int(), model: z.string() }),
    b: z.object({ number: z.int(), model: z.string() }),
  }),
]);
export type Order = z.infer<typeof order>;

export const trained = z.object({ model: z.string(), records: z.int(), decisions: z.int() });
export const compared = modelComparison;

/** What the worker says: how far it has come, and at last what it was asked for, or why there is nothing. */
export const workerMessage = z.union([
  z.object({
    progress: z.object({ stage: z.string(), done: z.int(), total: z.int().optional() }),
  }),
  z.object({ failure: z.string() }),
  z.object({ result: z.unknown() }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;

/** Where the records are that the worker reads for itself. */
export const workerData = z.object({ mongodbUri: z.string(), database: z.string(), order });
export type WorkerData = z.infer<typeof workerData>;

export type Report = (progress: NonNullable<ModelJob['progress']>) => void;
