import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CustomersController } from './customers/customers.controller';
import { CustomersService } from './customers/customers.service';
import { EntitiesController } from './golden/entities.controller';
import { GoldenRecords } from './golden/golden-records.repository';
import { GoldenService } from './golden/golden.service';
import { Policies } from './golden/policies';
import { PolicyRollout } from './golden/policy-rollout';
import { MatchController } from './matching/match.controller';
import { MatchService } from './matching/match.service';
import { Contributors } from './membership/contributors.repository';
import { CustomerPages } from './query/customer-pages.repository';
import { CustomerQueries } from './query/customer-queries';
import { CustomerIndex } from './search/customer-index';
import { SearchController } from './search/search.controller';
import { SearchService } from './search/search.service';

@Module({
  // `customers/search` before `customers/:id`.
  controllers: [EntitiesController, SearchController, MatchController, CustomersController],
  providers: [
    Contributors,
    CustomerIndex,
    CustomerPages,
    CustomerQueries,
    CustomersService,
    GoldenRecords,
    GoldenService,
    MatchService,
    Policies,
    PolicyRollout,
    SearchService,
  ],
})
export class MasterDataModule implements OnModuleInit {
  constructor(
    private readonly work: WorkRegistry,
    private readonly rollout: PolicyRollout,
    private readonly golden: GoldenRecords,
  ) {}

  onModuleInit(): void {
    this.work.register(async () => ({
      pending: { rebuilding: await this.rollout.pending() },
      done: await this.golden.countVersions(),
    }));
  }
}
