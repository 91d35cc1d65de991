import type { CanonicalRecord } from '@concord/contracts/canonical';
import { mongo } from 'mongoose';
import { continueTrace, inTrace } from '../http/trace';
import { Log } from './log';
import { messagingLog } from './messaging-log';
import { NestLog } from './nest-log';

const record: CanonicalRecord = {
  entity: 'customer',
  fields: {
    name: [{ value: '张三', key: 'zhang san', original: 'ZHANG San' }],
    email: [{ value: 'zhang.san@example.com' }],
    phone: [{ value: '+8613912345678' }],
    address: [{ value: { lines: ['5 Nanjing Road'], city: 'Shanghai' } }],
  },
  issues: [{ field: 'phone', code: 'phone.format', severity: 'fixed', message: '139 1234 5678' }],
  quality: 0.9,
};
const personal = /张三|zhang|example\.com|139 ?1234|Nanjing|Shanghai/i;

function logInto(lines: string[], format: 'json' | 'pretty' = 'json'): Log {
  const destination = { write: (line: string) => lines.push(line) };
  return new Log({ service: 'cleansing', level: 'info', format, destination });
}

function logged(write: (log: Log) => void): { text: string; line: unknown } {
  const lines: string[] = [];
  write(logInto(lines));
  return { text: lines.join(''), line: JSON.parse(lines.join('')) };
}

describe(Log, () => {
  it('writes one JSON object a line with the ids as fields', () => {
    const { line } = logged((log) =>
      log.info('record accepted', { record: 'crm:1042', entity: 'ent_01JCX', milliseconds: 12 }),
    );
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      service: 'cleansing',
      msg: 'record accepted',
      record: 'crm:1042',
      entity: 'ent_01JCX',
      milliseconds: 12,
    });
  });

  it('prints no value of a canonical record, however it gets into the call', () => {
    const calls = [
      { record },
      { ...record },
      { ...record.fields },
      { entity: record.fields, message: [record] },
      { record: 'zhang.san@example.com' },
      { record: 'crm:张三' },
      { record: '+8613912345678' },
      { phone: 13912345678 },
    ];
    for (const fields of calls) {
      expect(logged((log) => log.warn('record looks odd', fields)).text).not.toMatch(personal);
    }
  });

  it('counts what it withheld', () => {
    const { line } = logged((log) => log.info('record accepted', { record, name: 'Ann' }));
    expect(line).toMatchObject({ msg: 'record accepted', withheld: 2 });
  });

  it('keeps an id of unusual shape traceable by its digest', () => {
    const { line } = logged((log) =>
      log.info('record accepted', { record: 'shop:ann@example.com' }),
    );
    expect(line).toMatchObject({ record: expect.stringMatching(/^sha256:[0-9a-f]{16}$/) });
  });

  it('prints of an error its class, code and place, and not what it quotes', () => {
    const duplicate = new mongo.MongoServerError({
      message: 'E11000 duplicate key error dup key: { email: "zhang.san@example.com" }',
      code: 11000,
    });
    const { text, line } = logged((log) => log.error('cannot store', { error: duplicate }));
    expect(text).not.toMatch(personal);
    expect(line).toMatchObject({
      error: { name: 'MongoServerError', code: 11000, at: expect.arrayContaining([]) },
    });
  });

  it('shows where an error came from, and the cause below it', () => {
    const error = new Error('Zhang San has no address', { cause: new Error('Zhang San') });
    const { text, line } = logged((log) => log.error('cannot deliver', { error }));
    expect(text).not.toMatch(personal);
    expect(line).toMatchObject({
      error: { at: expect.arrayContaining([expect.stringContaining('log.unit.spec')]) },
    });
    expect(line).toMatchObject({ error: { cause: { name: 'Error' } } });
  });

  it('keeps the words of errors that speak of machines', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:27017'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    const { line } = logged((log) => log.error('cannot connect', { error: refused }));
    expect(line).toMatchObject({
      error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:27017' },
    });
  });

  it('adds the trace id of the request or message at hand', () => {
    const trace = continueTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01');
    const { line } = logged((log) => inTrace(trace, () => log.info('record accepted')));
    expect(line).toMatchObject({ trace: '4bf92f3577b34da6a3ce929d0e0e4736' });
  });

  it('does not compile with a message put together at run time', () => {
    const lines: string[] = [];
    const log = logInto(lines);
    const name = ['Ann', 'Bob'].join(' ');
    // @ts-expect-error values do not belong into the message
    log.info(`record of ${name} accepted`);
    // @ts-expect-error values do not belong into the message
    log.info(name);
    expect(lines).toHaveLength(2);
  });

  it('is silent below its level', () => {
    const lines: string[] = [];
    logInto(lines).debug('of no interest');
    expect(lines).toEqual([]);
  });

  it('can be read by a person at a terminal', () => {
    const lines: string[] = [];
    logInto(lines, 'pretty').warn('record looks odd', { record: 'crm:1042', count: 2 });
    expect(lines.join('')).toMatch(
      /^\d\d:\d\d:\d\d\.\d{3} warn {2}cleansing record looks odd record=crm:1042 count=2\n$/,
    );
  });
});

describe(messagingLog, () => {
  it('follows a message by its id and prints why in the words of machines only', () => {
    const lines: string[] = [];
    const log = messagingLog(logInto(lines));
    log.warn({ messageId: 'm-1', reason: 'Error: Zhang San has no address' }, 'a unit waits');
    log.warn(
      { connection: 'cleansing publish', reason: 'Error: connect ECONNREFUSED 127.0.0.1:5672' },
      'RabbitMQ cannot be reached',
    );
    log.error({ reason: 'handler.permanent', detail: 'TypeError: 张三' }, 'a message was parked');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { message: 'm-1', reason: 'Error' },
      {
        connection: 'cleansing.publish',
        reason: 'Error: connect ECONNREFUSED 127.0.0.1:5672',
      },
      { reason: 'handler.permanent', withheld: 1 },
    ]);
    expect(lines.join('')).not.toMatch(personal);
  });
});

describe(NestLog, () => {
  it("sends Nest's own words through the log and keeps its chatter for debugging", () => {
    const lines: string[] = [];
    const nest = new NestLog(logInto(lines));
    nest.log('Mapped {/v1/setup, GET} route', 'RouterExplorer');
    nest.log('Nest application successfully started', 'NestMicroserviceX');
    nest.error(new Error('Zhang San'), undefined, 'ExceptionHandler');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      msg: 'Nest application successfully started',
      context: 'NestMicroserviceX',
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ level: 'error', error: { name: 'Error' } });
    expect(lines.join('')).not.toMatch(personal);
  });
});
