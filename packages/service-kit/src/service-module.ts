import { Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import type { ServiceName } from '@concord/contracts/names';
import { Messaging } from '@concord/messaging';
import { Connection } from 'mongoose';
import { AccessGuard } from './access/access.guard';
import { KeyStore } from './access/key-store';
import { KeysController } from './access/keys.controller';
import { AuditController } from './audit/audit.controller';
import { AuditLog } from './audit/audit-log';
import { Configuration } from './config/configuration';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { Log } from './log/log';
import { Masking } from './masking/masking';
import { MaskingInterceptor } from './masking/masking.interceptor';
import { Metrics } from './metrics/metrics';
import { metricsController } from './metrics/metrics.controller';
import { ParkedController } from './parking/parked.controller';
import { Peers } from './peers/peers';
import { ProblemFilter } from './problems/problem-filter';
import type { ServiceDefinition } from './service-definition';
import { ServiceIdentity } from './service-identity';
import { setupController } from './setup/setup.controller';
import { SetupStore } from './setup/setup-store';
import { WorkController } from './work/work.controller';
import { WorkRegistry } from './work/work-registry';

/** What is made before Nest and handed to it. */
export interface ServiceParts {
  readonly configuration: Configuration;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly connection: Connection;
  readonly messaging: Messaging;
}

@Module({})
class KitModule implements BeforeApplicationShutdown {
  constructor(
    private readonly messaging: Messaging,
    private readonly setups: SetupStore<ServiceDefinition['name']>,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Comes after every `onModuleDestroy`, where the service's own loops end, so that what they
   * wrote last is in the outbox; and before the HTTP server closes, so that health is still told.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.setups.stop();
    this.audit.stop();
    await this.messaging.stop();
  }
}

@Module({})
class ServiceModule {}

/** The root module: the kit's providers, available everywhere, and the service's own module. */
export function serviceModule(definition: ServiceDefinition, parts: ServiceParts): DynamicModule {
  return { module: ServiceModule, imports: [kitModule(definition, parts), definition.module] };
}

function kitModule(definition: ServiceDefinition, parts: ServiceParts): DynamicModule {
  const { configuration, log, metrics, connection, messaging } = parts;
  const { name, title, description } = definition;
  const audit = new AuditLog(connection, name, log);
  const keys = new KeyStore(connection, configuration.kit.apiKeys, audit);
  const readiness = new Readiness();
  readiness.register('mongodb', async () => {
    await connection.db?.admin().ping();
    return undefined;
  });
  readiness.register('rabbitmq', () =>
    Promise.resolve(messaging.connected ? undefined : 'is not connected'),
  );
  const offered = [
    { provide: Configuration, useValue: configuration },
    { provide: Log, useValue: log },
    { provide: Metrics, useValue: metrics },
    { provide: Connection, useValue: connection },
    { provide: Messaging, useValue: messaging },
    { provide: Readiness, useValue: readiness },
    { provide: KeyStore, useFactory: () => keys.prepare().then(() => keys) },
    { provide: Peers, useValue: new Peers(configuration.kit) },
    { provide: SetupStore, useFactory: () => new SetupStore(connection, name, log, audit) },
    { provide: AuditLog, useFactory: () => audit.prepare().then(() => audit) },
    {
      provide: Masking,
      useFactory: (setups: SetupStore<ServiceName>) => new Masking(setups),
      inject: [SetupStore],
    },
    { provide: WorkRegistry, useValue: new WorkRegistry() },
    { provide: ServiceIdentity, useValue: new ServiceIdentity(name, title, description) },
  ];
  const guarded = configuration.kit.auth === 'on';
  return {
    module: KitModule,
    global: true,
    controllers: [
      HealthController,
      metricsController(configuration.kit.metricsAccess),
      KeysController,
      setupController(name),
      WorkController,
      ParkedController,
      AuditController,
    ],
    providers: [
      ...offered,
      { provide: APP_FILTER, useValue: new ProblemFilter(log) },
      { provide: APP_GUARD, useValue: new AccessGuard(new Reflector(), keys, guarded) },
      {
        provide: APP_INTERCEPTOR,
        useFactory: (masking: Masking) => new MaskingInterceptor(new Reflector(), masking),
        inject: [Masking],
      },
    ],
    exports: offered.map(({ provide }) => provide),
  };
}
