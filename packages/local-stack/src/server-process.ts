import { spawn, type ChildProcess } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from './environment';
import { listenerOf } from './ports';
import {
  MARKER,
  commandOf,
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

/** Node's `exit` event: an ordinary end or process.exit, not a signal; after a signal the next start clears up. */
function stopWithUs(child: ChildProcess): void {
  const onExit = (): void => {
    child.kill('SIGTERM');
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
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    if (!wanted.detached) stopWithUs(child);
    return child;
  } finally {
    await output.close();
  }
}

const familyOf = async (places: ServerPlaces): Promise<ProcessIdentity[]> =>
  await processesMarked(markerOf(places.home, places.server));

/** Our process that listens on the port. A foreign server that took the port meanwhile is not it. */
async function ourListener(
  places: ServerPlaces,
  port: number,
): Promise<ProcessIdentity | undefined> {
  const pid = await listenerOf(port);
  if (pid === undefined) return undefined;
  return (await familyOf(places)).find((one) => one.pid === pid);
}

export interface Readiness {
  readonly port: number;
  readonly timeoutMs: number;
  /** Asked once the server listens, until it says yes. */
  readonly answers: () => Promise<boolean>;
}

/**
 * Waits until the launched server listens and answers.
 * @returns the process that listens (a start script may stand between it and us)
 * @throws LocalStackError with the end of the logs if the server ends before or takes too long
 */
export async function waitUntilReady(
  places: ServerPlaces,
  child: ChildProcess,
  wanted: Readiness,
): Promise<ProcessIdentity> {
  const deadline = Date.now() + wanted.timeoutMs;
  for (;;) {
    const ended = child.pid === undefined || (await identify(child.pid)) === undefined;
    const listener = await ourListener(places, wanted.port);
    if (listener !== undefined && (await wanted.answers())) return listener;
    if (ended && listener === undefined)
      throw await startFailure(places, 'ended before it was ready');
    if (Date.now() > deadline) {
      await endServer(places, 0);
      throw await startFailure(
        places,
        `was not ready after ${Math.round(wanted.timeoutMs / 1000)} s and was stopped`,
      );
    }
    await sleep(50);
  }
}

/** The servers proper among a family: to be asked first, since they end their own port programs in good order. */
async function leadersOf(family: readonly ProcessIdentity[]): Promise<ProcessIdentity[]> {
  const commands = await Promise.all(family.map((one) => commandOf(one.pid)));
  return family.filter((_, index) =>
    /\b(mongod|beam(\.smp)?)\b/.test(commands[index]?.split(' ')[0] ?? ''),
  );
}

/** Asks the server process to end, then ends whatever of its family is left (epmd, port programs). */
export async function endServer(places: ServerPlaces, graceMs = GRACE_MS): Promise<void> {
  const run = await readRun(places);
  if (run !== undefined && (await stillRuns(run))) await terminate(run, graceMs);
  // A server without a run file: its starter was killed before it could write one.
  const leaders = await leadersOf(await familyOf(places));
  await Promise.all(leaders.map((one) => terminate(one, graceMs)));
  await Promise.all((await familyOf(places)).map((one) => terminate(one, 2_000)));
  await forgetRun(places);
}

/** SIGKILL to the server and its family at once. The run file stays, as after a real crash. */
export async function killServer(places: ServerPlaces): Promise<void> {
  const family = await familyOf(places);
  await Promise.all(family.map((one) => signal(one, 'SIGKILL')));
  await Promise.all(family.map((one) => waitForEnd(one, 5_000)));
}
