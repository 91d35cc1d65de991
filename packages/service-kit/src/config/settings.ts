import { roles } from '@concord/contracts/api';
import { z } from 'zod';
import { parseProvisionedKey, type ProvisionedKey } from '../api-key';

/** What people are told about a setting: `description` says what is expected, `examples` shows it. */
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const provisionedKeys = z.string().transform((text, context): ProvisionedKey[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry, at) => {
      const key = parseProvisionedKey(entry);
      if (key !== undefined) return [key];
      context.issues.push({ code: 'custom', input: text, message: `entry ${at + 1} is malformed` });
      return [];
    }),
);

const bytesPerUnit: Readonly<Record<string, number>> = { '': 1, kb: 1024, mb: 1024 ** 2 };

const byteCount = z
  .string()
  .regex(/^\d{1,7}(kb|mb)?$/)
  .transform((text) => Number.parseInt(text, 10) * (bytesPerUnit[text.replace(/^\d+/, '')] ?? 1));

const address = z
  .string()
  .regex(/^https?:\/\/\S+$/)
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();

/**
 * The settings that every service has. `databasePrefix` is read from `CONCORD_DATABASE_PREFIX`,
 * and so on for each key. The last word on each is its meta: it is shown when the setting is wrong.
 */
export const kitSettings = {
  mongodbUri: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/)
    .meta({
      description: 'the connection string of a MongoDB replica set',
      examples: ['mongodb://127.0.0.1:27017/?replicaSet=concord'],
    }),
  rabbitmqUrl: z
    .string()
    .regex(/^amqps?:\/\/\S+$/)
    .meta({
      description: 'the AMQP address of a RabbitMQ broker',
      examples: ['amqp://guest:guest@127.0.0.1:5672'],
    }),
  databasePrefix: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,29}$/)
    .default('concord')
    .meta({
      description: 'lower-case letters, digits, _ and -, at most 30, starting with a letter',
      examples: ['concord'],
    }),
  namespace: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .default('concord')
    .meta({
      description:
        'lower-case letters, digits and dashes, at most 40, that set apart what is on the broker',
      examples: ['concord'],
    }),
  partitions: whole(1, 64)
    .default(4)
    .meta({
      description: 'a whole number from 1 to 64, the same in all services',
      examples: ['4'],
    }),
  host: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/)
    .default('127.0.0.1')
    .meta({ description: 'the address or host name to listen on', examples: ['127.0.0.1'] }),
  port: whole(0, 65_535)
    .default(8080)
    .meta({ description: 'a port from 1 to 65535, or 0 for any free one', examples: ['8080'] }),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({
      description: 'one of fatal, error, warn, info, debug, trace, silent',
      examples: ['info'],
    }),
  logFormat: z
    .enum(['json', 'pretty'])
    .default('json')
    .meta({ description: 'json or pretty', examples: ['json'] }),
  apiKeys: provisionedKeys.default([]).meta({
    description: `a comma-separated list of name:role:hash, role one of ${roles.join(', ')}, hash the SHA-256 of the key in 64 hexadecimal digits, with :clear or :masked behind it where the key is to see personal values otherwise than its role`,
    examples: [`ops:admin:${'9f86d081'.repeat(8)}`],
  }),
  ingestionUrl: address.meta({
    description: 'the address of ingestion, for services that hand it records',
    examples: ['http://ingestion:8080'],
  }),
  identityResolutionUrl: address.meta({
    description: 'the address of identity resolution, for services that ask it',
    examples: ['http://identity-resolution:8080'],
  }),
  serviceKey: z
    .string()
    .min(20)
    .optional()
    .meta({
      description:
        'the API key, of role operator and with the name services, by which services ask each other',
      examples: ['ck_…'],
    }),
  auth: z
    .enum(['on', 'off'])
    .default('on')
    .meta({
      description: 'on, or off where CONCORD_HOST is a loopback address',
      examples: ['on'],
    }),
  metricsAccess: z
    .enum(['open', 'keyed'])
    .default('open')
    .meta({
      description: 'open, or keyed to ask for an API key at /metrics',
      examples: ['open'],
    }),
  bodyLimit: byteCount
    .default(10 * 1024 ** 2)
    .meta({ description: 'a size in bytes, kb or mb', examples: ['10mb'] }),
  shutdownSeconds: whole(1, 600)
    .default(25)
    .meta({
      description: 'seconds from 1 to 600 to finish what is held on shutdown',
      examples: ['25'],
    }),
};

export type KitSettings = z.infer<z.ZodObject<typeof kitSettings>>;
