import { runService } from '@concord/service-kit';
import { IdentityResolutionModule } from './identity-resolution.module';
import { ResolverLifecycle } from './resolving/resolver-lifecycle';

runService({
  name: 'identity-resolution',
  module: IdentityResolutionModule,
  title: 'Concord identity resolution',
  description: 'Decides which source records are one customer, gives lasting ids, explains itself.',
  beforeConsuming: (app) => app.get(ResolverLifecycle).untilActive(),
});
