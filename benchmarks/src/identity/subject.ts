import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { hasRoomForTwo } from '@concord/threads';
import { UsageError, whole } from '../command-line';
import { repositoryRoot } from '../paths';
import type { ModelKind } from './resolution';

export const usage = `concord bench identity, one of:
  concord bench identity --data FILE --workspace DIR --truth COLUMN
  concord bench identity --chinese [--customers 1200] [--seed 1]
  concord bench identity --retail [--customers 800] [--seed 20250101]
each with [--model built-in|trained] [--threads 1|2]

How right the clusters are, without labels, and how long each stage takes.`;

/** What is resolved: a file, or customers that are made for it. */
export type Subject =
  | {
      readonly kind: 'file';
      readonly data: string;
      readonly workspace: string;
      readonly truth: string;
    }
  | {
      readonly kind: 'chinese' | 'retail';
      readonly workspace: string;
      readonly customers: number;
      readonly seed: number;
    };

export interface Task {
  readonly subject: Subject;
  readonly model: ModelKind;
  readonly threads: number;
}

const made = {
  chinese: { folder: join('benchmarks', 'identity', 'chinese'), customers: 1_200, seed: 1 },
  // The numbers of the data that is committed with the example.
  retail: { folder: join('examples', 'retail'), customers: 800, seed: 20_250_101 },
} as const;

/** @throws UsageError */
export function readTask(args: readonly string[]): Task {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      workspace: { type: 'string' },
      truth: { type: 'string', default: 'entity_id' },
      model: { type: 'string', default: 'trained' },
      threads: { type: 'string' },
      chinese: { type: 'boolean', default: false },
      retail: { type: 'boolean', default: false },
      customers: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const { data, workspace, truth, model } = values;
  const threads = whole('threads', values.threads, hasRoomForTwo() ? 2 : 1);
  if (threads > 2) throw new UsageError(`--threads takes 1 or 2, not ${threads}`);
  if (model !== 'built-in' && model !== 'trained') {
    throw new UsageError(`--model takes built-in or trained, not "${model}"`);
  }
  if (Number(values.chinese) + Number(values.retail) + Number(data !== undefined) !== 1)
    throw new UsageError(
      'expected one of --data, --chinese and --retail, and --workspace with --data',
    );
  if (data !== undefined) {
    if (workspace === undefined)
      throw new UsageError(
        'expected one of --data, --chinese and --retail, and --workspace with --data',
      );
    return { subject: { kind: 'file', data, workspace, truth }, model, threads };
  }
  const kind = values.chinese ? 'chinese' : 'retail';
  const { folder, ...defaults } = made[kind];
  const subject: Subject = {
    kind,
    workspace: workspace ?? join(repositoryRoot, folder),
    customers: whole('customers', values.customers, defaults.customers),
    seed: whole('seed', values.seed, defaults.seed),
  };
  return { subject, model, threads };
}
