import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CleansingService } from './cleansing.service';
import { CountsController } from './counts/counts.controller';
import { Counts } from './counts/counts.repository';
import { QuarantineController } from './quarantine/quarantine.controller';
import { Quarantine } from './quarantine/quarantine.repository';
import { ReceivedController } from './records/received.controller';
import { RecordStates } from './records/record-states.repository';
import { RecordsController } from './records/records.controller';

@Module({
  controllers: [ReceivedController, RecordsController, QuarantineController, CountsController],
  providers: [CleansingService, Counts, Quarantine, RecordStates],
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
