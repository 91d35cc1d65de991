import { z } from 'zod';
import { hashApiKey } from '../api-key';
import { ConfigurationError, parseConfiguration, variableOf } from './configuration';

const complete = {
  CONCORD_MONGODB_URI: 'mongodb://127.0.0.1:27017/?replicaSet=rs0',
  CONCORD_RABBITMQ_URL: 'amqp://guest:guest@127.0.0.1:5672',
};

function faultsOf(environment: Record<string, string>, own: Record<string, z.ZodType> = {}) {
  try {
    parseConfiguration(environment, own);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('expected faults');
}

describe(variableOf, () => {
  it('spells a key as the variable it is read from', () => {
    expect(variableOf('databasePrefix')).toBe('CONCORD_DATABASE_PREFIX');
  });
});

describe(parseConfiguration, () => {
  it('needs only the addresses of MongoDB and RabbitMQ', () => {
    expect(parseConfiguration(complete, {}).kit).toEqual({
      mongodbUri: 'mongodb://127.0.0.1:27017/?replicaSet=rs0',
      rabbitmqUrl: 'amqp://guest:guest@127.0.0.1:5672',
      databasePrefix: 'concord',
      namespace: 'concord',
      partitions: 4,
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'info',
      logFormat: 'json',
      apiKeys: [],
      auth: 'on',
      metricsAccess: 'open',
      bodyLimit: 10_485_760,
      shutdownSeconds: 25,
    });
  });

  it('reads what is given, an empty variable counting as absent', () => {
    const { kit } = parseConfiguration(
      {
        ...complete,
        CONCORD_PORT: '4601',
        CONCORD_PARTITIONS: '',
        CONCORD_BODY_LIMIT: '512kb',
        CONCORD_API_KEYS: `ops:admin:${hashApiKey('a')}, web:reader:${hashApiKey('b')}`,
      },
      {},
    );
    expect(kit).toMatchObject({
      port: 4601,
      partitions: 4,
      bodyLimit: 524_288,
      apiKeys: [
        { name: 'ops', role: 'admin', hash: hashApiKey('a') },
        { name: 'web', role: 'reader', hash: hashApiKey('b') },
      ],
    });
  });

  it("reads the service's own settings beside them", () => {
    const own = { pageSize: z.coerce.number().int().default(50), folder: z.string() };
    const configuration = parseConfiguration({ ...complete, CONCORD_FOLDER: '/var/lib' }, own);
    expect(configuration.own).toEqual({ pageSize: 50, folder: '/var/lib' });
  });

  it('names every fault at once, with what was expected and an example', () => {
    const error = faultsOf(
      { CONCORD_PORT: '99999', CONCORD_LOG_FORMAT: 'xml', CONCORD_PAGE_SIZE: 'many' },
      { pageSize: z.coerce.number().meta({ description: 'a number', examples: ['50'] }) },
    );
    expect(error.faults).toEqual([
      expect.objectContaining({ name: 'CONCORD_MONGODB_URI', fault: 'is missing' }),
      expect.objectContaining({ name: 'CONCORD_RABBITMQ_URL', fault: 'is missing' }),
      {
        name: 'CONCORD_PORT',
        fault: 'is not valid',
        expected: 'a port from 1 to 65535, or 0 for any free one',
        example: '8080',
      },
      expect.objectContaining({ name: 'CONCORD_LOG_FORMAT', expected: 'json or pretty' }),
      expect.objectContaining({ name: 'CONCORD_PAGE_SIZE', expected: 'a number', example: '50' }),
    ]);
    expect(error.message).toContain('5 settings are wrong');
    expect(error.message).toContain('example:  CONCORD_PORT=8080');
  });

  it('does not repeat a value that may be a secret', () => {
    const { message } = faultsOf({ ...complete, CONCORD_RABBITMQ_URL: 'http://bus:s3cret@host' });
    expect(message).toContain('CONCORD_RABBITMQ_URL is not valid');
    expect(message).not.toContain('s3cret');
  });

  it('says which of several keys is malformed', () => {
    const keys = `ops:admin:${hashApiKey('a')},web:reader`;
    expect(faultsOf({ ...complete, CONCORD_API_KEYS: keys }).faults).toEqual([
      expect.objectContaining({ fault: 'is not valid: entry 2 is malformed' }),
    ]);
  });

  it.each(['0.0.0.0', '10.0.0.5', 'concord.example.com'])(
    'refuses to go without keys on %s',
    (host) => {
      const { faults } = faultsOf({ ...complete, CONCORD_AUTH: 'off', CONCORD_HOST: host });
      expect(faults).toEqual([
        expect.objectContaining({
          name: 'CONCORD_AUTH',
          fault: 'is off on an address that others can reach',
        }),
      ]);
    },
  );

  it.each(['127.0.0.1', 'localhost', '::1'])('may go without keys on %s', (host) => {
    const environment = { ...complete, CONCORD_AUTH: 'off', CONCORD_HOST: host };
    expect(parseConfiguration(environment, {}).kit.auth).toBe('off');
  });
});
