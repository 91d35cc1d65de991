import { Module } from '@nestjs/common';
import { EntitiesController } from './entities/entities.controller';
import { Entities } from './entities/entities.repository';
import { Explanations } from './entities/explanations';
import { EvaluationController } from './evaluation/evaluation.controller';
import { EvaluationService } from './evaluation/evaluation.service';
import { Samples } from './evaluation/samples.repository';
import { CandidatesController } from './lookups/candidates.controller';
import { Candidates } from './lookups/candidates.service';
import { ModelJobs } from './models/model-jobs.repository';
import { ModelVersions } from './models/model-versions.repository';
import { ModelWork } from './models/model-work';
import { ModelsController } from './models/models.controller';
import { ModelsService } from './models/models.service';
import { ServingModels } from './models/serving-models';
import { Settlements } from './models/settlements.repository';
import { Records } from './records/records.repository';
import { ActiveResolver } from './resolving/active-resolver';
import { Fence } from './resolving/fence';
import { RecordsController } from './resolving/records.controller';
import { Resolution } from './resolving/resolution';
import { ResolverLifecycle } from './resolving/resolver-lifecycle';
import { Standby } from './resolving/standby';
import { ActionPlans } from './review/action-plans';
import { ActionsController } from './review/actions.controller';
import { Actions } from './review/actions.repository';
import { ClaimDesk } from './review/claim-desk';
import { Claims } from './review/claims.repository';
import { Conflicts } from './review/conflicts';
import { Decisions } from './review/decisions.repository';
import { Deferrals } from './review/deferrals.repository';
import { ReviewController } from './review/review.controller';
import { Reviews } from './review/reviews.repository';
import { StewardActions } from './review/steward-actions';

@Module({
  controllers: [
    CandidatesController,
    RecordsController,
    EntitiesController,
    ModelsController,
    ReviewController,
    ActionsController,
    EvaluationController,
  ],
  providers: [
    ActionPlans,
    Actions,
    ActiveResolver,
    Candidates,
    ClaimDesk,
    Claims,
    Conflicts,
    Decisions,
    Deferrals,
    Entities,
    EvaluationService,
    Explanations,
    Fence,
    ModelJobs,
    ModelVersions,
    ModelWork,
    ModelsService,
    Records,
    Resolution,
    ResolverLifecycle,
    Reviews,
    Samples,
    ServingModels,
    Settlements,
    Standby,
    StewardActions,
  ],
})
export class IdentityResolutionModule {}
