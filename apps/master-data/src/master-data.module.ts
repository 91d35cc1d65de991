import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AttachedController } from './attached/attached.controller';
import { AttachedItems } from './attached/attached-items.repository';
import { AttachedService } from './attached/attached.service';
import { CustomersController } from './customers/customers.controller';
import { CustomersService } from './customers/customers.service';
import { EntitiesController } from './golden/entities.controller';
import { GoldenRecords } from './golden/golden-records.repository';
import { GoldenService } from './golden/golden.service';
import { Policies } from './golden/policies';
import { PolicyRollout } from './golden/policy-rollout';
import { Contributors } from './membership/contributors.repository';
import { CurrentModel } from './model/current-model';
import { Relations } from './relations/relations.repository';
import { CompanyService } from './whole-customer/company.service';
import { HouseholdService } from './whole-customer/household.service';
import { RelationshipsController } from './whole-customer/relationships.controller';
import { RelationshipsService } from './whole-customer/relationships.service';
import { TimelineController } from './whole-customer/timeline.controller';
import { TimelineService } from './whole-customer/timeline.service';

@Module({
  controllers: [
    AttachedController,
    CustomersController,
    EntitiesController,
    RelationshipsController,
    TimelineController,
  ],
  providers: [
    AttachedItems,
    AttachedService,
    CompanyService,
    Contributors,
    CurrentModel,
    CustomersService,
    GoldenRecords,
    GoldenService,
    Policies,
    HouseholdService,
    PolicyRollout,
    Relations,
    RelationshipsService,
    TimelineService,
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
