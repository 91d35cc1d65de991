import { runService } from '@concord/service-kit';
import { MasterDataModule } from './master-data.module';
import { masterDataSettings } from './settings';

runService({
  name: 'master-data',
  module: MasterDataModule,
  title: 'Concord master data',
  description: 'Golden records: one per customer, with the origin of each value and its history.',
  config: masterDataSettings,
});
