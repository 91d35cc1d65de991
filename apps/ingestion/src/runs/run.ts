import type { Checkpoint } from '@concord/connectors/source';
import { z } from 'zod';
import type { CarriedColumns } from './carry';
import { noCounts, type IntakeCounts } from '../intake/intake';

export const runStatuses = ['queued', 'running', 'waiting', 'completed', 'failed'] as const;

/** Which status may follow which; a run only ever moves along these. */
export const runTransitions: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running'],
  // `waiting`: the source does not answer; the run goes on from its checkpoint at `resumeAt`.
  running: ['completed', 'failed', 'waiting'],
  waiting: ['running', 'failed'],
  completed: [],
  failed: [],
};

const count = z.int().nonnegative();

/** One reading of a source, from its trigger to its end. */
export const run = z.object({
  id: z.string().meta({ example: '01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  source: z.string().meta({ example: 'crm' }),
  trigger: z.enum(['command', 'schedule', 'upload']),
  status: z.enum(runStatuses),
  counts: z.object({
    received: count,
    repeats: count,
    forwarded: count,
    unreadable: count,
    deleted: count,
  }),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  resumeAt: z.string().optional(),
  attempts: z.int(),
  error: z.string().optional(),
  filename: z.string().optional(),
  bytesRead: z.int().optional(),
  bytesTotal: z.int().optional(),
});
export type Run = z.infer<typeof run>;
export type RunStatus = Run['status'];

/** A run as stored: with the checkpoint from which it goes on after a crash. */
export type StoredRun = Omit<Run, 'id'> & {
  readonly _id: string;
  readonly mode: 'full' | 'incremental';
  /** `reading` until the source has been read to its end, then `comparing` for what vanished. */
  readonly phase: 'reading' | 'comparing';
  readonly checkpoint?: Checkpoint;
  /** Counts the batches; a reader that lost its lease finds a higher one and stops. */
  readonly step: number;
  /** What is carried into the rows that follow. */
  readonly carried?: CarriedColumns;
  /** The stored upload to read instead of the configured connection. */
  readonly upload?: string;
};

export function newRun(
  id: string,
  source: string,
  trigger: Run['trigger'],
  mode: StoredRun['mode'],
  startedAt: Date,
): StoredRun {
  const counts: IntakeCounts = noCounts;
  return {
    _id: id,
    source,
    trigger,
    mode,
    status: 'queued',
    phase: 'reading',
    counts: { ...counts },
    startedAt: startedAt.toISOString(),
    attempts: 0,
    step: 0,
  };
}

export function runOf({
  _id,
  mode,
  phase,
  step,
  checkpoint,
  carried,
  upload,
  ...shown
}: StoredRun): Run {
  return { id: _id, ...shown };
}
