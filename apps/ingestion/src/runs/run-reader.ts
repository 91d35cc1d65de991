import {
  openSource,
  SourceBroken,
  SourceUnreachable,
  type Checkpoint,
  type SourceReader,
} from '@concord/connectors/source';
import { Log, ProblemError } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import type { Arrival, IntakeCounts } from '../intake/intake';
import { IntakeService, type IntakeOptions } from '../intake/intake.service';
import { RawRecords } from '../intake/raw-records.repository';
import { SourcesService, type SourceSetup } from '../sources/sources.service';
import { SourceStates } from '../sources/source-states.repository';
import { Uploads } from '../uploads/uploads.repository';
import { RunChecks } from '../quality/run-checks';
import { RunProfile } from '../quality/run-profile';
import { arrivalOf } from './arrival';
import { Carry } from './carry';
import { pauseBefore, refusal } from './run-decisions';
import type { StoredRun } from './run';
import { RunTakenOver, Runs, type RunProgress } from './runs.repository';

/** Rows in one transaction: large enough that every partition gets a full message. */
const batchSize = 2_000;

/** Reads a source to its end, from wherever an earlier attempt got to. */
@Injectable()
export class RunReader {
  constructor(
    private readonly runs: Runs,
    private readonly sources: SourcesService,
    private readonly states: SourceStates,
    private readonly raw: RawRecords,
    private readonly intake: IntakeService,
    private readonly uploads: Uploads,
    private readonly checks: RunChecks,
    private readonly log: Log,
  ) {}

  /** Ends with the run completed, failed, or waiting; leaves it as it is when it is interrupted. */
  async read(run: StoredRun, signal: AbortSignal): Promise<void> {
    if (run.status !== 'running') await this.runs.move(run._id, run.status, 'running');
    this.log.info('reading a source', { source: run.source, run: run._id });
    try {
      const source = await this.sources.require(run.source);
      if (run.step === 0) await this.checks.requireOpen(run, source);
      if (run.phase === 'reading') await this.readAll(run, source, signal);
      if (run.mode === 'full') await this.compare(run, source, signal);
      await this.runs.move(run._id, 'running', 'completed', {
        finishedAt: new Date().toISOString(),
      });
      await this.ended(run);
    } catch (error) {
      // Interrupted, not failed: the run goes on from its checkpoint.
      if (!signal.aborted) await this.giveUp(run, error);
    }
  }

  private async readAll(run: StoredRun, source: SourceSetup, signal: AbortSignal): Promise<void> {
    const remembers = source.connection.connector === 'http' && run.mode === 'incremental';
    const from =
      run.checkpoint ?? (remembers ? await this.states.checkpointOf(run.source) : undefined);
    let step = run.step;
    let last: Checkpoint | undefined;
    const carry = new Carry(source.carry ?? [], run.carried);
    const profile = new RunProfile();
    const options = { ...(from === undefined ? {} : { from }), batchSize, signal };
    for await (const { items, ...progress } of this.open(run, source).read(options)) {
      signal.throwIfAborted();
      profile.add(items);
      if (step === 0) await this.checks.begun(run, source, profile.figures(items.length));
      const arrivals = items.map((item) => arrivalOf(item, carry.into(item)));
      await this.take(run, step++, arrivals, carriedOn(progress, carry));
      last = progress.checkpoint;
    }
    signal.throwIfAborted();
    if (remembers && last !== undefined) await this.states.setCheckpoint(run.source, last);
    const { counts } = (await this.runs.find(run._id)) ?? run;
    await this.checks.ended(run, source, profile.figures(counts.received));
    await this.runs.setPhase(run._id, 'comparing');
  }

  private open(run: StoredRun, { connection, id, changedAt }: SourceSetup): SourceReader {
    const { upload } = run;
    if (connection.connector === 'push') {
      throw new SourceBroken(
        'source.nothing-to-read',
        'a push source sends its records by itself',
        run.source,
      );
    }
    return openSource(connection, {
      // Paths of an applied workspace are absolute.
      baseDir: '/',
      id,
      ...(changedAt === undefined ? {} : { changedAt }),
      ...(upload === undefined
        ? {}
        : { open: () => this.uploads.open(upload), name: run.filename ?? 'upload' }),
    });
  }

  private async take(
    run: StoredRun,
    step: number,
    arrivals: readonly Arrival[],
    progress: RunProgress,
  ): Promise<IntakeCounts> {
    const also: IntakeOptions['also'] = ({ session }, counts) =>
      this.runs.progress(run._id, step, counts, progress, session);
    return await this.intake.take(run.source, arrivals, {
      ...(run.mode === 'full' ? { seenIn: run._id } : {}),
      also,
    });
  }

  /** What a complete read did not see was deleted at the source. */
  private async compare(run: StoredRun, source: SourceSetup, signal: AbortSignal): Promise<void> {
    const { unseen, live } = await this.raw.countUnseen(run.source, run._id);
    const { step: begun, counts } = (await this.runs.find(run._id)) ?? run;
    const refused = refusal(unseen, live, source.deleteGuard, counts.deleted);
    if (refused !== undefined) throw new SourceBroken('source.delete-guard', refused, run.source);
    for (let step = begun; ; step++) {
      signal.throwIfAborted();
      const gone = await this.raw.unseen(run.source, run._id, batchSize);
      if (gone.length === 0) return;
      await this.take(
        run,
        step,
        gone.map((recordId): Arrival => ({ op: 'delete', recordId })),
        {},
      );
    }
  }

  private async giveUp(run: StoredRun, error: unknown): Promise<void> {
    if (error instanceof RunTakenOver) return;
    if (!(error instanceof SourceBroken) && !(error instanceof ProblemError)) {
      await this.wait(run, error);
      return;
    }
    this.log.warn('a run failed; what was read before stays', {
      source: run.source,
      run: run._id,
      error,
    });
    const finishedAt = new Date().toISOString();
    await this.runs.move(run._id, 'running', 'failed', { finishedAt, error: error.message });
    await this.ended(run);
  }

  /** The run goes on later: the source is away, or something here that nobody foresaw. */
  private async wait(run: StoredRun, error: unknown): Promise<void> {
    const attempts = ((await this.runs.find(run._id))?.attempts ?? run.attempts) + 1;
    const ids = { source: run.source, run: run._id, attempts, error };
    const away = error instanceof SourceUnreachable ? error : undefined;
    if (away === undefined) this.log.error('a run met an unexpected failure; trying again', ids);
    else this.log.warn('a source cannot be reached; it will be tried again', ids);
    const pause = away?.retryAfterMs ?? pauseBefore(attempts);
    await this.runs.move(run._id, 'running', 'waiting', {
      attempts,
      resumeAt: new Date(Date.now() + pause).toISOString(),
      error: away?.message ?? 'an unexpected failure, see the log of ingestion',
    });
  }

  private async ended(run: StoredRun): Promise<void> {
    if (run.upload !== undefined) await this.uploads.remove(run.upload);
    this.log.info('a run ended', { source: run.source, run: run._id });
  }
}

/** A source without columns to carry writes nothing about them. */
function carriedOn(progress: RunProgress, { state }: Carry): RunProgress {
  return state.length === 0 ? progress : { ...progress, carried: state };
}
