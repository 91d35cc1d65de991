import { runService } from '@concord/service-kit';
import { IngestionModule } from './ingestion.module';

runService({
  name: 'ingestion',
  module: IngestionModule,
  title: 'Concord ingestion',
  description:
    'Reads sources, keeps every record as it came, and announces what is new, changed or gone.',
});
