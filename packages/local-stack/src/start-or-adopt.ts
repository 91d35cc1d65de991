import { withLock } from './home-lock';
import { LocalStackError, reasonOf, systemCodeOf } from './local-stack-error';
import { stillRuns, type ProcessIdentity } from './processes';
import { remedyFor, rotateLog } from './server-log';
import { endServer, killServer } from './server-process';
import { stopServer } from './stop-server';
import { forgetRun, readRun, writeRun, type ServerPlaces, type ServerRun } from './stack-home';
import type { Report } from './report';
import type { RunningServer, StartOptions } from './running-server';

const LOCK_TIMEOUT_MS = 35 * 60_000;

/** What differs between MongoDB and RabbitMQ. */
export interface ServerKind {
  /** Resolves once a server that was started earlier takes work. */
  readonly ready: (run: ServerRun) => Promise<void>;
  readonly start: (
    report: Report,
  ) => Promise<ProcessIdentity & { readonly port: number; readonly url: string }>;
}

function running(places: ServerPlaces, run: ServerRun, adopted: boolean): RunningServer {
  return {
    url: run.url,
    pid: run.pid,
    adopted,
    stop: () => stopServer(places),
    kill: () => killServer(places),
  };
}

function checkPort(places: ServerPlaces, run: ServerRun, port: number | undefined): void {
  if (port === undefined || port === run.port) return;
  throw new LocalStackError(
    'port-taken',
    `${places.server} was to listen on port ${port}, but the one of ${places.home} already runs on port ${run.port} (process ${run.pid}).`,
    'stop it first, or do not ask for a port.',
  );
}

const attempts = 3;

/** Another program may take a port between our look and the server's start; unless it was asked for, try the next. */
async function startWithRetry(places: ServerPlaces, options: StartOptions, kind: ServerKind) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await kind.start(options.report ?? (() => undefined));
    } catch (error) {
      await endServer(places);
      const lostPort = error instanceof LocalStackError && error.code === 'port-lost';
      if (!lostPort || options.port !== undefined || attempt === attempts)
        throw explained(error, places);
    }
  }
}

/** Errors of the disk itself, met by us instead of the server. */
function explained(error: unknown, places: ServerPlaces): unknown {
  const code = systemCodeOf(error);
  if (code === undefined || error instanceof LocalStackError) return error;
  const what = `${places.server} could not be started under ${places.home}: ${reasonOf(error)}`;
  return new LocalStackError('start-failed', what, remedyFor([code], places.log), { cause: error });
}

/** One at a time per home and server: adopts what runs, clears what a killed run left, else starts. */
export async function startOrAdopt(
  places: ServerPlaces,
  options: StartOptions,
  kind: ServerKind,
): Promise<RunningServer> {
  return await withLock(places.lock, LOCK_TIMEOUT_MS, async () => {
    const earlier = await readRun(places);
    if (earlier !== undefined && (await stillRuns(earlier))) {
      checkPort(places, earlier, options.port);
      await kind.ready(earlier);
      return running(places, earlier, true);
    }
    await forgetRun(places);
    await endServer(places);
    await rotateLog(places.log);
    const started = await startWithRetry(places, options, kind);
    const run = { ...started, startedAt: new Date().toISOString() };
    await writeRun(places, run);
    return running(places, run, false);
  });
}
