import { randomBytes } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { Role } from '@concord/contracts/api';
import type { Channel } from '@concord/contracts/bus';
import type { ServiceName } from '@concord/contracts/names';
import type { Messaging } from '@concord/messaging';
import { removeBus } from '@concord/messaging/bus-removal';
import { createConnection, type Connection } from 'mongoose';
import { formatProvisionedKey, mintApiKey } from './api-key';
import { parseConfiguration, type SettingsShape } from './config/configuration';
import { processEnvironment } from './config/environment';
import { Log } from './log/log';
import { Neighbours } from './neighbours';
import { startService, type RunningService } from './service';
import type { ServiceDefinition } from './service-definition';

export { eventually } from './eventually';
export { walkReading, type WalkedAnswer, type WalkOptions } from './testing/masked-walk';

interface TestServiceOptions {
  readonly name: ServiceName;
  readonly module: Type;
  /** The service's own settings, as in `runService`. */
  readonly config?: SettingsShape;
  readonly beforeConsuming?: NonNullable<ServiceDefinition['beforeConsuming']>;
  /** Variables over those of the process: `{ CONCORD_BODY_LIMIT: '1kb' }`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** That of an earlier one that was stopped with `keep`, or still runs: the same data and queues. */
  readonly place?: string;
  /** Ends a start that waits, such as one for a lease. */
  readonly signal?: AbortSignal;
  /** Where log lines go; nowhere by default, so set CONCORD_LOG_LEVEL too. */
  readonly logTo?: { write(line: string): void };
}

export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The text of the body. */
  readonly text: string;
  /** The body parsed, where it is JSON; undefined otherwise. */
  readonly body: unknown;
}

export interface TestService {
  readonly url: string;
  /** Database prefix and namespace; give it to the next one that shall go on from here. */
  readonly place: string;
  /** A key with the role admin. */
  readonly key: string;
  readonly keys: Readonly<Record<Role, string>>;
  readonly messaging: Messaging;
  readonly connection: Connection;
  readonly app: RunningService['app'];
  /** Where its messages are; for a second `Messaging` that plays a neighbour. */
  readonly bus: { readonly url: string; readonly namespace: string; readonly partitions: number };
  /** Sends events to the service under test, as the service that produces them. */
  send<Item>(channel: Channel<Item>, items: readonly Item[]): Promise<void>;
  /** From now on consumes a channel as the next service does; the list grows as items come. */
  collect<Item>(channel: Channel<Item>): Promise<readonly Item[]>;
  /** Sends JSON with the admin key; `headers` replace those of the request. */
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<TestResponse>;
  /** Stops the service and removes what it left in MongoDB and RabbitMQ, unless it is to be kept. */
  stop(options?: { readonly keep: boolean }): Promise<void>;
}

/**
 * A real service on a free port, with a database prefix and a namespace of its own on the
 * MongoDB and RabbitMQ of CONCORD_MONGODB_URI and CONCORD_RABBITMQ_URL.
 */
export async function startTestService(options: TestServiceOptions): Promise<TestService> {
  const place = options.place ?? `t${randomBytes(6).toString('hex')}`;
  const minted = mintedKeys();
  const environment = {
    CONCORD_LOG_LEVEL: options.logTo === undefined ? 'silent' : 'info',
    ...processEnvironment(),
    CONCORD_DATABASE_PREFIX: place,
    CONCORD_NAMESPACE: place,
    CONCORD_PARTITIONS: '2',
    CONCORD_PORT: '0',
    CONCORD_API_KEYS: minted.provisioned,
    ...options.environment,
  };
  const configuration = parseConfiguration(environment, options.config ?? {});
  const log = new Log({
    service: options.name,
    level: configuration.kit.logLevel,
    format: 'json',
    ...(options.logTo === undefined ? {} : { destination: options.logTo }),
  });
  const definition = { ...options, title: options.name, description: 'Under test.' };
  const running = await startService(definition, configuration, log, options.signal);
  const { url, app, messaging, connection } = running;
  const key = minted.keys.admin;
  const { mongodbUri, databasePrefix, rabbitmqUrl, namespace, partitions } = configuration.kit;
  const bus = { url: rabbitmqUrl, namespace, partitions };
  const neighbours = new Neighbours({ ...bus, mongodbUri, databasePrefix });
  return {
    ...{ url, place, app, messaging, connection, key, keys: minted.keys, bus },
    send: (channel, items) => neighbours.send(channel, items),
    collect: (channel) => neighbours.collect(channel),
    request: (method, path, body, headers) => ask(`${url}${path}`, method, body, headers, key),
    stop: async ({ keep } = { keep: false }) => {
      await running.stop();
      await neighbours.stop();
      if (keep) return;
      await dropDatabase(mongodbUri, `${databasePrefix}_${options.name}`);
      await removeBus(bus);
    },
  };
}

async function dropDatabase(uri: string, name: string): Promise<void> {
  const connection = await createConnection(uri, { dbName: name }).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

function mintedKeys(): { keys: Record<Role, string>; provisioned: string } {
  const reader = mintApiKey();
  const steward = mintApiKey();
  const operator = mintApiKey();
  const admin = mintApiKey();
  return {
    keys: { reader: reader.key, steward: steward.key, operator: operator.key, admin: admin.key },
    provisioned: [
      formatProvisionedKey({ name: 'test-reader', role: 'reader', hash: reader.hash }),
      formatProvisionedKey({ name: 'test-steward', role: 'steward', hash: steward.hash }),
      formatProvisionedKey({ name: 'test-operator', role: 'operator', hash: operator.hash }),
      formatProvisionedKey({ name: 'test-admin', role: 'admin', hash: admin.hash }),
    ].join(','),
  };
}

async function ask(
  url: string,
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  key: string,
): Promise<TestResponse> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      authorization: `Bearer ${key}`,
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /(?:\b|nd)json\b/.test(response.headers.get('content-type') ?? '');
  const parsed: unknown = isJson && text !== '' ? parseLinesOrWhole(text, response) : undefined;
  return { status: response.status, headers: response.headers, text, body: parsed };
}

function parseLinesOrWhole(text: string, response: Response): unknown {
  const isLines = response.headers.get('content-type')?.includes('ndjson') === true;
  if (!isLines) return JSON.parse(text);
  return text.split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)]));
}
