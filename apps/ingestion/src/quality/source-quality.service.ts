import type { CheckOutcome, IntakeQualityReport, SourceHold } from '@concord/contracts/quality';
import { outcomeOf, statedChecks } from '@concord/profiling/quality';
import { Log } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { RunScheduler } from '../runs/run-scheduler';
import { SourcesService, type SourceSetup } from '../sources/sources.service';
import { ReadRuns, type ReadRun } from './read-runs.repository';
import { SourceGate } from './source-gate';

const shownVolumes = 20;

/** Answers what ingestion sees of the quality of a source: rows, columns, drift, and what holds it. */
@Injectable()
export class SourceQualityService {
  constructor(
    private readonly sources: SourcesService,
    private readonly readRuns: ReadRuns,
    private readonly gate: SourceGate,
    private readonly scheduler: RunScheduler,
    private readonly log: Log,
  ) {}

  async report(name: string): Promise<IntakeQualityReport> {
    const source = await this.sources.require(name);
    const [holds, runs] = await Promise.all([
      this.gate.holdsOf(source),
      this.readRuns.latest(name, shownVolumes),
    ]);
    const [last] = runs;
    return {
      source: name,
      held: holds.some(({ waived }) => !waived),
      holds,
      checks: checksOf(source, last, holds),
      ...(last === undefined ? {} : { lastRun: lastRunOf(last) }),
      volumes: runs.map(({ endedAt, figures }) => ({ endedAt, volume: figures.volume })),
    };
  }

  async resume(name: string, by: string): Promise<SourceHold[]> {
    const waived = await this.gate.resume(await this.sources.require(name));
    this.log.info('a source was resumed', { source: name, key: by, waived: waived.length });
    this.scheduler.wake();
    return waived;
  }
}

/** Of checks that were stated after the last run, nothing is known yet. */
function checksOf(
  { quality }: SourceSetup,
  last: ReadRun | undefined,
  holds: readonly SourceHold[],
): CheckOutcome[] {
  return statedChecks(quality?.checks ?? [], 'ingestion').map((stated) => {
    const known = last?.outcomes.find(({ check }) => check === stated.text);
    const since = holds.find(({ check }) => check === stated.text)?.since ?? last?.endedAt;
    if (known === undefined) return outcomeOf(stated, {});
    const { onFail } = stated;
    return known.outcome === 'fails' && since !== undefined
      ? { ...known, onFail, since }
      : { ...known, onFail };
  });
}

function lastRunOf({ _id, endedAt, figures, drift, comparedWith }: ReadRun) {
  return {
    id: _id,
    endedAt,
    volume: figures.volume,
    sampled: figures.sampled,
    columns: figures.columns.map(({ name, filled, values }) => ({
      name,
      filled: values === 0 ? 0 : filled / values,
    })),
    drift: [...drift],
    comparedWith,
  };
}
