import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { IntakeService } from './intake/intake.service';
import { RawRecords } from './intake/raw-records.repository';
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
  controllers: [SourcesController, RunsController, SourceReplaysController, RawRecordsController],
  providers: [
    IntakeService,
    RawRecords,
    RunReader,
    RunScheduler,
    Runs,
    RunsService,
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
  ) {}

  onModuleInit(): void {
    this.work.register(async () => {
      const [unfinished, states] = await Promise.all([this.runs.unfinished(), this.states.all()]);
      const waiting = unfinished.filter(({ status }) => status === 'waiting');
      return {
        pending: { runs: unfinished.length - waiting.length },
        done: [...states.values()].reduce(
          (sum, { received = 0, deleted = 0 }) => sum + received + deleted,
          0,
        ),
        // Of a waiting run, and of one that is trying again and has not got anything yet.
        troubles: unfinished.flatMap(({ source, error, startedAt }) =>
          error === undefined
            ? []
            : [{ subject: `source ${source}`, message: error, since: startedAt }],
        ),
      };
    });
  }
}
