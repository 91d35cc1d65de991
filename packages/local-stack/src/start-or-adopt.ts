import { withLock } from './home-lock';
import { LocalStackError } from './local-stack-error';
import { stillRuns, type ProcessIdentity } from './processes';
import { rotateLog } from './server-log';
import { endServer, killServer } from './server-process';
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
    stop: () => withLock(places.lock, LOCK_TIMEOUT_MS, () => endServer(places)),
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
    const started = await kind.start(options.report ?? (() => undefined));
    const run = { ...started, startedAt: new Date().toISOString() };
    await writeRun(places, run);
    return running(places, run, false);
  });
}
