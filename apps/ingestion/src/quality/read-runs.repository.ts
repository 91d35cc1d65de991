import type { CheckOutcome, DriftFinding } from '@concord/contracts/quality';
import type { RunFigures } from '@concord/profiling/drift';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Connection, type Collection } from 'mongoose';

/** A run that was read to its end, with what it looked like. Shapes and shares, no values. */
export interface ReadRun {
  /** The id of the run; later runs have higher ones. */
  readonly _id: string;
  readonly source: string;
  readonly mode: 'full' | 'incremental';
  readonly endedAt: string;
  readonly figures: RunFigures;
  readonly drift: readonly DriftFinding[];
  readonly comparedWith: number;
  readonly outcomes: readonly CheckOutcome[];
  /** Whether no check stopped the source at it: others are compared with such runs only. */
  readonly passed: boolean;
}

const keptRuns = 60;

@Injectable()
export class ReadRuns implements OnModuleInit {
  private readonly runs: Collection<ReadRun>;

  constructor(connection: Connection) {
    this.runs = connection.collection<ReadRun>('read_runs');
  }

  async onModuleInit(): Promise<void> {
    await this.runs.createIndex({ source: 1, _id: -1 }, {}, {});
  }

  async keep({ _id, ...run }: ReadRun): Promise<void> {
    await this.runs.replaceOne({ _id }, run, { upsert: true });
    const last = await this.runs
      .find({ source: run.source }, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .skip(keptRuns)
      .limit(1)
      .next();
    if (last !== null) await this.runs.deleteMany({ source: run.source, _id: { $lte: last._id } });
  }

  /** The runs that one may be compared with, the newest first. */
  async before(run: string, source: string, mode: ReadRun['mode'], limit: number) {
    return await this.runs
      .find({ source, mode, passed: true, _id: { $lt: run } })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** The newest first. */
  async latest(source: string, limit: number): Promise<ReadRun[]> {
    return await this.runs.find({ source }).sort({ _id: -1 }).limit(limit).toArray();
  }
}
