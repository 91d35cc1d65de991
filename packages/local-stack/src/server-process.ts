import { spawn, type ChildProcess } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from './environment';
import {
  MARKER,
  identify,
  markerOf,
  processesMarked,
  signal,
  stillRuns,
  terminate,
  waitForEnd,
  type ProcessIdentity,
} from './processes';
import { startFailure } from './server-log';
import { forgetRun, readRun, type ServerPlaces } from './stack-home';

/** RabbitMQ hands over its queues, MongoDB writes a checkpoint: on a slow disk that takes a while. */
const GRACE_MS = 30_000;

export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly detached: boolean;
}

function stopWithUs(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  const onExit = (): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  };
  process.once('exit', onExit);
  child.once('exit', () => process.removeListener('exit', onExit));
}

/** Starts a server in a process group of its own (Ctrl-C at our terminal is not for it), output to its startup log. */
export async function launch(places: ServerPlaces, wanted: Launch): Promise<ChildProcess> {
  const output = await fs.open(places.startupLog, 'w');
  try {
    const child = spawn(wanted.program, wanted.args, {
      cwd: places.data,
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      env: childEnvironment({
        ...wanted.environment,
        [MARKER]: markerOf(places.home, places.server),
      }),
    });
    child.once('error', () => undefined);
    child.unref();
    if (!wanted.detached) stopWithUs(child);
    return child;
  } finally {
    await output.close();
  }
}

/** Waits until `ready` succeeds; an error with the end of the logs if the server ends before or takes too long. */
export async function waitUntilReady(
  places: ServerPlaces,
  child: ChildProcess,
  timeoutMs: number,
  ready: () => Promise<boolean>,
): Promise<ProcessIdentity> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const identity = child.pid === undefined ? undefined : await identify(child.pid);
    if (identity === undefined) throw await startFailure(places, 'ended before it was ready');
    if (await ready()) return identity;
    if (Date.now() > deadline) {
      await endServer(places, 0);
      throw await startFailure(
        places,
        `was not ready after ${Math.round(timeoutMs / 1000)} s and was stopped`,
      );
    }
    await sleep(50);
  }
}

/** Asks the server process to end, then ends whatever of its family is left (epmd, port programs). */
export async function endServer(places: ServerPlaces, graceMs = GRACE_MS): Promise<void> {
  const run = await readRun(places);
  if (run !== undefined && (await stillRuns(run))) await terminate(run, graceMs);
  const family = await processesMarked(markerOf(places.home, places.server));
  // A server without its run file: its starter was killed before it could write one.
  const leaders = run === undefined ? family : [];
  await Promise.all(leaders.map((one) => terminate(one, graceMs)));
  const rest = await processesMarked(markerOf(places.home, places.server));
  await Promise.all(rest.map((one) => terminate(one, 2_000)));
  await forgetRun(places);
}

/** SIGKILL to the server and its family at once. The run file stays, as after a real crash. */
export async function killServer(places: ServerPlaces): Promise<void> {
  const family = await processesMarked(markerOf(places.home, places.server));
  await Promise.all(family.map((one) => signal(one, 'SIGKILL')));
  await Promise.all(family.map((one) => waitForEnd(one, 5_000)));
}
