import { createHash } from 'node:crypto';
import pino from 'pino';
import { currentTrace } from '../http/trace';
import { printable } from './line';
import { prettyDestination } from './pretty';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Ids by the names in `line.ts` (`record`, `entity`, `message`, …), counts, flags, and an `error`. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * A text that stands in the source as it is. Text put together at run time is no constant and
 * does not compile here: what varies goes into the fields, where only ids and numbers pass.
 * (A record keyed by a literal asks for that key; one keyed by an open text asks for none.)
 */
export type Constant<Text extends string> =
  Partial<Record<'', 1>> extends Record<Text, 1>
    ? 'a log message is a constant text; ids and numbers go into the fields'
    : Text;

export interface LogOptions {
  readonly service: string;
  readonly level: LogLevel | 'silent';
  readonly format: 'json' | 'pretty';
  /** Where lines go; standard output by default. */
  readonly destination?: { write(line: string): void };
}

/** The log of a service: one JSON object a line, ids as fields, never a value of a person. */
export class Log {
  private readonly lines: pino.Logger;

  constructor(options: LogOptions) {
    this.lines = pino(
      {
        level: options.level,
        base: { service: options.service },
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        formatters: { level: (level) => ({ level }) },
      },
      destinationOf(options),
    );
  }

  fatal<Text extends string>(message: Constant<Text>, fields?: LogFields): void;
  fatal(message: string, fields?: LogFields): void {
    this.write('fatal', message, fields);
  }

  error<Text extends string>(message: Constant<Text>, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void {
    this.write('error', message, fields);
  }

  warn<Text extends string>(message: Constant<Text>, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void {
    this.write('warn', message, fields);
  }

  info<Text extends string>(message: Constant<Text>, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void {
    this.write('info', message, fields);
  }

  debug<Text extends string>(message: Constant<Text>, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void {
    this.write('debug', message, fields);
  }

  /** For the framework's own words, which are not constants of this repository. */
  write(level: LogLevel, message: string, fields: LogFields = {}): void {
    if (!this.lines.isLevelEnabled(level)) return;
    const trace = currentTrace()?.traceId;
    this.lines[level](
      printable(trace === undefined ? fields : { trace, ...fields }, sha256),
      guarded(message),
    );
  }
}

/** Mail addresses and long digit runs have no place in a message, whoever wrote it. */
function guarded(message: string): string {
  return message.replace(/\S+@\S+/g, '…').replace(/\+?\d(?:[ -]?\d){6,}/g, '…');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function destinationOf({ format, destination }: LogOptions): pino.DestinationStream {
  const target = destination ?? pino.destination({ dest: 1, sync: true });
  return format === 'pretty' ? prettyDestination(target) : target;
}
