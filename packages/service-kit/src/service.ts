import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { connectMessaging, Messaging } from '@concord/messaging';
import type { Connection } from 'mongoose';
import type { Configuration } from './config/configuration';
import { connectMongodb } from './database/mongodb';
import { serveDocuments } from './docs/document';
import { Readiness } from './health/readiness';
import { tracedRequests } from './http/request-log';
import { messagingLog } from './log/messaging-log';
import type { Log } from './log/log';
import { NestLog } from './log/nest-log';
import { Metrics } from './metrics/metrics';
import { bodyFaults } from './problems/body-faults';
import type { ServiceDefinition } from './service-definition';
import { serviceModule, type ServiceParts } from './service-module';

export interface RunningService {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly connection: Connection;
  readonly messaging: Messaging;
  /** Not ready from now on; finishes what is held, sends what is committed, then closes all. */
  stop(): Promise<void>;
}

/** Starts a service in this process and resolves when it answers and consumes. */
export async function startService(
  definition: ServiceDefinition,
  configuration: Configuration,
  log: Log,
  signal?: AbortSignal,
): Promise<RunningService> {
  const { kit } = configuration;
  const connection = await connectMongodb({
    uri: kit.mongodbUri,
    database: `${kit.databasePrefix}_${definition.name}`,
    service: definition.name,
    log,
    ...(signal === undefined ? {} : { signal }),
  });
  const parts = partsOf(definition, configuration, log, connection);
  let app: NestExpressApplication | undefined;
  try {
    await parts.messaging.start();
    app = await newApp(definition, parts);
    await open(app, definition, parts, signal);
  } catch (error) {
    await (app === undefined ? parts.messaging.stop() : app.close());
    await connection.close();
    throw error;
  }
  const running = app;
  const url = urlOf(kit.host, running);
  log.info('service is up', { url, version: 1 });
  const { messaging } = parts;
  return { url, app: running, connection, messaging, stop: () => stop(running, parts) };
}

function partsOf(
  definition: ServiceDefinition,
  configuration: Configuration,
  log: Log,
  connection: Connection,
): ServiceParts {
  const { kit } = configuration;
  const metrics = new Metrics(definition.name);
  const messaging = new Messaging({
    service: definition.name,
    url: kit.rabbitmqUrl,
    connection,
    namespace: kit.namespace,
    partitions: kit.partitions,
    observer: metrics.observer,
    log: messagingLog(log),
  });
  metrics.watch(() => messaging.report());
  return { configuration, log, metrics, connection, messaging };
}

async function newApp(
  definition: ServiceDefinition,
  parts: ServiceParts,
): Promise<NestExpressApplication> {
  const { configuration, log, metrics, messaging } = parts;
  const app = await NestFactory.create<NestExpressApplication>(serviceModule(definition, parts), {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(tracedRequests(log, metrics));
  app.useBodyParser('json', {
    limit: configuration.kit.bodyLimit,
    type: ['application/json', 'application/*+json'],
  });
  app.use(bodyFaults);
  serveDocuments(app, definition);
  connectMessaging(app, messaging.server());
  return app;
}

/** Answers, prepares, then consumes. A preparation that waits is left when the process has to stop. */
async function open(
  app: NestExpressApplication,
  { beforeConsuming }: ServiceDefinition,
  { configuration }: ServiceParts,
  signal = new AbortController().signal,
): Promise<void> {
  await app.listen(configuration.kit.port, configuration.kit.host);
  const stopped = once(signal, 'abort').then(() => signal.throwIfAborted());
  signal.throwIfAborted();
  await Promise.race([beforeConsuming?.(app), stopped]);
  await app.startAllMicroservices();
}

function urlOf(host: string, app: NestExpressApplication): string {
  const address: AddressInfo | string | null = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(app: NestExpressApplication, parts: ServiceParts): Promise<void> {
  app.get(Readiness).drain();
  const server: Server = app.getHttpServer();
  // A connection whose last request was under way when the server closed would be kept alive.
  const sweep = setInterval(() => {
    if (!server.listening) server.closeIdleConnections();
  }, 50);
  await app.close().finally(() => clearInterval(sweep));
  parts.connection.removeAllListeners('disconnected');
  await parts.connection.close();
}
