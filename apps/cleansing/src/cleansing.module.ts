import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CleansingService } from './cleansing.service';
import { CountsController } from './counts/counts.controller';
import { Counts } from './counts/counts.repository';
import { QuarantineController } from './quarantine/quarantine.controller';
import { CurrentCleansers } from './current-cleansers';
import { PreviewController } from './preview/preview.controller';
import { PreviewService } from './preview/preview.service';
import { QuarantineList } from './quarantine/quarantine-list.repository';
import { Quarantine } from './quarantine/quarantine.repository';
import { QualityController } from './quality/quality.controller';
import { qualityProviders } from './quality/quality.providers';
import { ReceivedController } from './records/received.controller';
import { FixService } from './rejudging/fix.service';
import { QuarantineReplays } from './rejudging/quarantine-replays';
import { QuarantineReplaysController } from './rejudging/quarantine-replays.controller';
import { Rejudging } from './rejudging/rejudging';
import { RecordStates } from './records/record-states.repository';
import { RecordsController } from './records/records.controller';

@Module({
  controllers: [
    ReceivedController,
    RecordsController,
    // Before the entries: a replay is not one of them.
    QuarantineReplaysController,
    QuarantineController,
    CountsController,
    PreviewController,
    QualityController,
  ],
  providers: [
    CleansingService,
    Counts,
    CurrentCleansers,
    FixService,
    PreviewService,
    Quarantine,
    QuarantineList,
    QuarantineReplays,
    RecordStates,
    Rejudging,
    ...qualityProviders,
  ],
})
export class CleansingModule implements OnModuleInit {
  constructor(
    private readonly work: WorkRegistry,
    private readonly counts: Counts,
  ) {}

  onModuleInit(): void {
    this.work.register(async () => {
      const counts = await this.counts.bySource();
      const done = counts.reduce(
        (sum, { accepted, quarantined, superseded, deleted }) =>
          sum + accepted + quarantined + superseded + deleted,
        0,
      );
      return { pending: {}, done };
    });
  }
}
