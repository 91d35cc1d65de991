import { runService } from '@concord/service-kit';
import { CleansingModule } from './cleansing.module';

runService({
  name: 'cleansing',
  module: CleansingModule,
  title: 'Concord cleansing',
  description:
    'Maps source records to the model, standardizes and validates them, quarantines what is bad.',
});
