import { constants } from 'node:os';
import { ConfigurationError, parseConfiguration, type Configuration } from './config/configuration';
import { processEnvironment } from './config/environment';
import { Log } from './log/log';
import type { ServiceDefinition } from './service-definition';
import { startService, type RunningService } from './service';

/** sysexits.h: EX_CONFIG. Starting again helps nobody until the configuration is mended. */
const exitConfiguration = 78;

/**
 * The whole of a service's main file. Parses the configuration, starts, and ends with the
 * process: SIGTERM or SIGINT finish what is held and exit 0, a second one exits at once; a failed
 * start or an unforeseen rejection exits 1; wrong settings are all named on stderr and exit 78.
 */
export function runService(definition: ServiceDefinition): void {
  const configuration = configurationOrExit(definition);
  const { logLevel, logFormat, shutdownSeconds } = configuration.kit;
  const log = new Log({ service: definition.name, level: logLevel, format: logFormat });
  dieLoudly(log);
  const abort = new AbortController();
  const starting = startService(definition, configuration, log, abort.signal);
  stopOnSignals(log, shutdownSeconds, abort, starting);
  starting.catch((error: unknown) => {
    if (abort.signal.aborted) return;
    sayWhyNotStarted(log, error, configuration);
    process.exit(1);
  });
}

function configurationOrExit(definition: ServiceDefinition): Configuration {
  try {
    return parseConfiguration(processEnvironment(), definition.config ?? {});
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${definition.name} cannot start. ${error.message}`);
    process.exit(exitConfiguration);
  }
}

function dieLoudly(log: Log): void {
  process.on('unhandledRejection', (error) => {
    log.fatal('a promise was rejected and nobody cared', { error });
    process.exit(1);
  });
  process.on('uncaughtException', (error) => {
    log.fatal('an error was thrown and nobody caught it', { error });
    process.exit(1);
  });
}

function sayWhyNotStarted(log: Log, error: unknown, { kit }: Configuration): void {
  const portTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (portTaken) log.fatal('the port is taken; set CONCORD_PORT', { port: kit.port });
  else log.fatal('the service could not start', { error });
}

function stopOnSignals(
  log: Log,
  shutdownSeconds: number,
  abort: AbortController,
  starting: Promise<RunningService>,
): void {
  const onSignal = (signal: 'SIGTERM' | 'SIGINT') => {
    if (abort.signal.aborted) process.exit(128 + constants.signals[signal]);
    log.info('stopping', { signal });
    abort.abort();
    setTimeout(() => {
      log.error('stopping took too long; what is left is delivered again after the next start', {
        shutdownSeconds,
      });
      process.exit(1);
    }, shutdownSeconds * 1000).unref();
    void stopStarted(log, starting);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stopStarted(log: Log, starting: Promise<RunningService>): Promise<void> {
  const [started] = await Promise.allSettled([starting]);
  try {
    if (started.status === 'fulfilled') await started.value.stop();
  } catch (error) {
    log.error('stopping failed', { error });
    process.exit(1);
  }
  log.info('stopped');
  process.exit(0);
}
