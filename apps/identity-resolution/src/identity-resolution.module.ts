import { Module } from '@nestjs/common';
import { EntitiesController } from './entities/entities.controller';
import { Entities } from './entities/entities.repository';
import { Explanations } from './entities/explanations';
import { Records } from './records/records.repository';
import { ActiveResolver } from './resolving/active-resolver';
import { Fence } from './resolving/fence';
import { RecordsController } from './resolving/records.controller';
import { Resolution } from './resolving/resolution';
import { ResolverLifecycle } from './resolving/resolver-lifecycle';
import { Decisions } from './review/decisions.repository';
import { ReviewController } from './review/review.controller';
import { ReviewService } from './review/review.service';
import { Reviews } from './review/reviews.repository';

@Module({
  controllers: [RecordsController, EntitiesController, ReviewController],
  providers: [
    ActiveResolver,
    Decisions,
    Entities,
    Explanations,
    Fence,
    Records,
    Resolution,
    ResolverLifecycle,
    ReviewService,
    Reviews,
  ],
})
export class IdentityResolutionModule {}
