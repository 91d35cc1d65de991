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
import { Decisions } from './review/decisions.repository';
import { ReviewController } from './review/review.controller';
import { ReviewService } from './review/review.service';
import { Reviews } from './review/reviews.repository';

@Module({
  controllers: [
    CandidatesController,
    RecordsController,
    EntitiesController,
    ModelsController,
    ReviewController,
    EvaluationController,
  ],
  providers: [
    ActiveResolver,
    Candidates,
    Decisions,
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
    ReviewService,
    Reviews,
    Samples,
    ServingModels,
    Settlements,
    Standby,
  ],
})
export class IdentityResolutionModule {}
