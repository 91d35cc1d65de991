import { SourceBroken } from '@concord/connectors/source';
import type { CheckOutcome } from '@concord/contracts/quality';
import { driftOf, type RunFigures } from '@concord/profiling/drift';
import { outcomeOf, statedChecks, type StatedCheck } from '@concord/profiling/quality';
import { Log } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import type { StoredRun } from '../runs/run';
import type { SourceSetup } from '../sources/sources.service';
import { SourceHolds } from './holds.repository';
import { ReadRuns, type ReadRun } from './read-runs.repository';
import { SourceGate } from './source-gate';

/** A run is compared with so many before it. */
const comparedRuns = 10;
/** Runs of fewer rows say little; where larger ones are known, they do. */
const fewestRows = 30;

/** Holds what a run read against the checks of its source, and against the runs before it. */
@Injectable()
export class RunChecks {
  constructor(
    private readonly readRuns: ReadRuns,
    private readonly holds: SourceHolds,
    private readonly gate: SourceGate,
    private readonly log: Log,
  ) {}

  /** @throws SourceBroken when the source is held: a run that was queued before does not begin. */
  async requireOpen(run: StoredRun, source: SourceSetup): Promise<void> {
    const why = await this.gate.refusal(source);
    if (why !== undefined) throw new SourceBroken('source.held', why, run.source);
  }

  /**
   * Of a file whose header says at once which columns there are: before anything of it is taken in.
   *
   * @throws SourceBroken when that stops the source.
   */
  async begun(run: StoredRun, source: SourceSetup, figures: RunFigures): Promise<void> {
    if (source.connection.connector !== 'csv' || figures.sampled === 0) return;
    const { waived } = await this.holds.of(run.source);
    const checks = statedOf(source).filter(
      ({ onFail, check, text }) =>
        onFail === 'stop' &&
        !waived.has(text) &&
        (check.kind === 'columns' || (check.kind === 'unchanged' && check.what !== 'drift')),
    );
    const { outcomes } = await this.judge(run, figures, checks);
    if (outcomes.some(({ outcome }) => outcome === 'fails'))
      await this.ended(run, source, figures, checks);
  }

  /**
   * Of a source that was read to its end, before what it no longer holds is deleted.
   *
   * @throws SourceBroken when a check stops the source.
   */
  async ended(
    run: StoredRun,
    source: SourceSetup,
    figures: RunFigures,
    checks = statedOf(source),
  ): Promise<void> {
    const { outcomes, drift, comparedWith } = await this.judge(run, figures, checks);
    const now = new Date().toISOString();
    const failing = outcomes
      .filter(({ onFail, outcome }) => onFail === 'stop' && outcome === 'fails')
      .map(({ check, message }) => ({ check, message, since: now }));
    const held = outcomes.filter(({ outcome }) => outcome === 'holds').map(({ check }) => check);
    await this.holds.judged(run.source, failing, held);
    const refused = failing.length === 0 ? undefined : await this.gate.refusal(source);
    if (figures.volume > 0 || failing.length > 0) {
      const { _id, source: name, mode } = run;
      const passed = refused === undefined;
      await this.readRuns.keep({
        ...{ _id, source: name, mode, endedAt: now, figures },
        ...{ drift, comparedWith, outcomes, passed },
      });
    }
    if (drift.length > 0)
      this.log.warn('a source has drifted', {
        source: run.source,
        run: run._id,
        found: drift.length,
      });
    if (refused !== undefined) throw new SourceBroken('source.held', refused, run.source);
  }

  private async judge(run: StoredRun, figures: RunFigures, checks: readonly StatedCheck[]) {
    const past = await this.readRuns.before(run._id, run.source, run.mode, comparedRuns);
    const compared = comparable(past).map((one) => one.figures);
    const drift =
      figures.volume === 0 && run.mode === 'incremental' ? [] : driftOf(figures, compared);
    const outcomes: CheckOutcome[] = checks.map((check) =>
      outcomeOf(check, {
        volume: figures.volume,
        ...(past[0] === undefined ? {} : { previousVolume: past[0].figures.volume, drift }),
        ...(figures.sampled === 0
          ? {}
          : { columns: new Set(figures.columns.map(({ name }) => name)) }),
      }),
    );
    return { outcomes, drift, comparedWith: compared.length };
  }
}

function statedOf({ quality }: SourceSetup): StatedCheck[] {
  return statedChecks(quality?.checks ?? [], 'ingestion');
}

function comparable(past: readonly ReadRun[]): readonly ReadRun[] {
  const large = past.filter(({ figures }) => figures.sampled >= fewestRows);
  return large.length === 0 ? past : large;
}
