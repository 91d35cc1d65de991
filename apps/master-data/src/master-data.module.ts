import type { WorkReport } from '@concord/contracts/api';
import { WorkRegistry } from '@concord/service-kit';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AttachedController } from './attached/attached.controller';
import { AttachedItems } from './attached/attached-items.repository';
import { AttachedService } from './attached/attached.service';
import { ComparisonController } from './comparison/comparison.controller';
import { ComparisonService } from './comparison/comparison.service';
import { ChangeFeed } from './changes/change-feed';
import { ChangeLog } from './changes/change-log';
import { ChangeNumbering } from './changes/change-numbering';
import { ChangesController } from './changes/changes.controller';
import { FeedNews } from './changes/feed-news';
import { CustomersController } from './customers/customers.controller';
import { CustomersService } from './customers/customers.service';
import { ExportsController } from './exports/exports.controller';
import { EntitiesController } from './golden/entities.controller';
import { GiantBuilds } from './giants/giant-builds';
import { Giants, type Giant } from './giants/giants.repository';
import { GoldenRecords } from './golden/golden-records.repository';
import { GoldenService } from './golden/golden.service';
import { Policies } from './golden/policies';
import { PolicyRollout } from './golden/policy-rollout';
import { MatchController } from './matching/match.controller';
import { MatchService } from './matching/match.service';
import { Contributors } from './membership/contributors.repository';
import { CurrentModel } from './model/current-model';
import { CustomerPages } from './query/customer-pages.repository';
import { CustomerQueries } from './query/customer-queries';
import { Relations } from './relations/relations.repository';
import { CustomerIndex } from './search/customer-index';
import { SearchController } from './search/search.controller';
import { SearchService } from './search/search.service';
import { VerificationController } from './verification/verification.controller';
import { VerificationService } from './verification/verification.service';
import { SubmissionLinks } from './submissions/submission-links';
import { SubmissionsController } from './submissions/submissions.controller';
import { Submissions } from './submissions/submissions.repository';
import { SubmissionsService } from './submissions/submissions.service';
import { CompanyService } from './whole-customer/company.service';
import { HouseholdService } from './whole-customer/household.service';
import { RelationshipsController } from './whole-customer/relationships.controller';
import { RelationshipsService } from './whole-customer/relationships.service';
import { TimelineController } from './whole-customer/timeline.controller';
import { TimelineService } from './whole-customer/timeline.service';
import { CustomerDesk } from './stewardship/customer-desk';
import { Identity } from './stewardship/identity';
import { LockStore } from './stewardship/locks.repository';
import { LocksService } from './stewardship/locks.service';
import { MergesController } from './stewardship/merges.controller';
import { OverridesController } from './stewardship/overrides.controller';
import { Overrides } from './stewardship/overrides.service';
import { ReviewDesk } from './stewardship/review-desk.service';
import { ReviewsController } from './stewardship/reviews.controller';
import { StewardDesk } from './stewardship/steward-desk.service';

/** How many giants are named as troubles. */
const mostTroubles = 5;

function troubleOf({ _id, contributors, since }: Giant): WorkReport['troubles'][number] {
  const message = `one customer of ${contributors} source records: did a source give one key to many?`;
  return { subject: _id, message, since };
}

@Module({
  // `customers/search` before `customers/:id`.
  controllers: [
    AttachedController,
    ComparisonController,
    EntitiesController,
    SearchController,
    MatchController,
    CustomersController,
    SubmissionsController,
    RelationshipsController,
    TimelineController,
    VerificationController,
    ReviewsController,
    MergesController,
    OverridesController,
    ChangesController,
    ExportsController,
  ],
  providers: [
    AttachedItems,
    AttachedService,
    CompanyService,
    ComparisonService,
    ChangeFeed,
    ChangeLog,
    ChangeNumbering,
    FeedNews,
    Contributors,
    CurrentModel,
    CustomerIndex,
    CustomerPages,
    CustomerQueries,
    CustomersService,
    GiantBuilds,
    Giants,
    GoldenRecords,
    GoldenService,
    MatchService,
    CustomerDesk,
    Identity,
    LockStore,
    LocksService,
    Overrides,
    ReviewDesk,
    StewardDesk,
    Policies,
    HouseholdService,
    PolicyRollout,
    Relations,
    RelationshipsService,
    TimelineService,
    SearchService,
    VerificationService,
    SubmissionLinks,
    Submissions,
    SubmissionsService,
  ],
})
export class MasterDataModule implements OnModuleInit {
  constructor(
    private readonly work: WorkRegistry,
    private readonly rollout: PolicyRollout,
    private readonly golden: GoldenRecords,
    private readonly giants: Giants,
  ) {}

  onModuleInit(): void {
    this.work.register(async () => ({
      pending: { rebuilding: (await this.rollout.pending()) + (await this.giants.waiting()) },
      done: await this.golden.countVersions(),
      troubles: (await this.giants.largest(mostTroubles)).map(troubleOf),
    }));
  }
}
