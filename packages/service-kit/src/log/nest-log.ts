import type { LoggerService } from '@nestjs/common';
import type { Log, LogLevel } from './log';

/** Nest tells about every route and module at the start; of interest only while debugging. */
const chatter: ReadonlySet<string> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
]);

/** Sends what Nest itself logs through the log of the service. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    this.pass(chatter.has(context ?? '') ? 'debug' : 'info', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.pass('error', message, contextOf(rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.pass('warn', message, contextOf(rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.pass('debug', message, contextOf(rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.pass('trace', message, contextOf(rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.pass('fatal', message, contextOf(rest));
  }

  private pass(level: LogLevel, message: unknown, context: string | undefined): void {
    if (typeof message === 'string') this.lines.write(level, message, { context });
    else this.lines.write(level, 'Nest reports', { context, error: message });
  }
}

/** Nest appends a stack (errors only) and last its context. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,60}$/.test(last) ? last : undefined;
}
