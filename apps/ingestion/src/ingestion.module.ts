import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { IntakeService } from './intake/intake.service';
import { RawRecords } from './intake/raw-records.repository';
import { HeldMetrics } from './quality/held-metrics';
import { SourceHolds } from './quality/holds.repository';
import { JudgedController } from './quality/judged.controller';
import { ReadRuns } from './quality/read-runs.repository';
import { RunChecks } from './quality/run-checks';
import { SourceGate } from './quality/source-gate';
import { SourceQualityController } from './quality/source-quality.controller';
import { SourceQualityService } from './quality/source-quality.service';
import { RunReader } from './runs/run-reader';
import { RunScheduler } from './runs/run-scheduler';
import { RunsController } from './runs/runs.controller';
import { Runs } from './runs/runs.repository';
import { RunsService } from './runs/runs.service';
import { SourceReplays } from './replays/source-replays';
import { SourceReplaysController } from './replays/source-replays.controller';
import { RawRecordsController } from './samples/raw-records.controller';
import { SourceStates } from './sources/source-states.repository';
import { SourcesController } from './sources/sources.controller';
import { SourcesService } from './sources/sources.service';
import { Uploads } from './uploads/uploads.repository';

@Module({
  controllers: [
    SourcesController,
    RunsController,
    SourceReplaysController,
    RawRecordsController,
    SourceQualityController,
    JudgedController,
  ],
  providers: [
    HeldMetrics,
    IntakeService,
    RawRecords,
    ReadRuns,
    RunChecks,
    RunReader,
    RunScheduler,
    Runs,
    RunsService,
    SourceGate,
    SourceHolds,
    SourceQualityService,
    SourceReplays,
    SourceStates,
    SourcesService,
    Uploads,
  ],
})
export class IngestionModule implements OnModuleInit {
  constructor(
    private readonly work: WorkRegistry,
    private readonly runs: Runs,
    private readonly states: SourceStates,
    private readonly gate: SourceGate,
  ) {}

  onModuleInit(): void {
    this.work.register(async () => {
      const [unfinished, states, held] = await Promise.all([
        this.runs.unfinished(),
        this.states.all(),
        this.gate.held(),
      ]);
      const waiting = unfinished.filter(({ status }) => status === 'waiting');
      return {
        pending: { runs: unfinished.length - waiting.length },
        done: [...states.values()].reduce(
          (sum, { received = 0, deleted = 0 }) => sum + received + deleted,
          0,
        ),
        // Of a waiting run, and of one that is trying again and has not got anything yet.
        troubles: [
          ...unfinished.flatMap(({ source, error, startedAt }) =>
            error === undefined
              ? []
              : [{ subject: `source ${source}`, message: error, since: startedAt }],
          ),
          ...held.map(({ source, why, since }) => ({
            subject: `source ${source}`,
            message: why,
            since,
          })),
        ],
      };
    });
  }
}
