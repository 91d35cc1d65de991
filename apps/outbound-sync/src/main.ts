import { runService } from '@concord/service-kit';
import { OutboundSyncModule } from './outbound-sync.module';

runService({
  name: 'outbound-sync',
  module: OutboundSyncModule,
  title: 'Concord outbound sync',
  description:
    'Brings golden records to the systems that want them, and only what they do not have yet.',
});
