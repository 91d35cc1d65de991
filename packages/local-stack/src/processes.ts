import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execFileText = promisify(execFile);

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the words of the operating system; only ever compared for equality. */
  readonly started: string;
}

/** Every server process we start carries this variable, and so do all its children (epmd, port programs). */
export const MARKER = 'CONCORD_STACK_SERVER';

export function markerOf(home: string, server: string): string {
  return `${server}:${home}`;
}

async function readOrEmpty(file: string): Promise<string> {
  return await fs.readFile(file, 'utf8').catch(() => '');
}

/** Fields of /proc/PID/stat after the command name, which itself may hold spaces and brackets. */
async function linuxStartTime(pid: number): Promise<string | undefined> {
  const stat = await readOrEmpty(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  const ticksSinceBoot = fields[19];
  // A zombie has ended; it only waits for its parent to notice.
  if (ticksSinceBoot === undefined || state === 'Z' || state === 'X') return undefined;
  const boot = await readOrEmpty('/proc/sys/kernel/random/boot_id');
  return `${boot.trim()}:${ticksSinceBoot}`;
}

async function psField(pid: number, field: string): Promise<string | undefined> {
  const text = await execFileText('ps', ['-o', `${field}=`, '-p', String(pid)]).then(
    (done) => done.stdout.trim(),
    () => '',
  );
  return text === '' ? undefined : text;
}

/** When the process started; undefined if there is none (any more). */
export async function startTimeOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return await linuxStartTime(pid);
  const state = await psField(pid, 'state');
  return state === undefined || state.startsWith('Z') ? undefined : await psField(pid, 'lstart');
}

export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const started = await startTimeOf(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether this very process, not another one that got its number later, still runs. */
export async function stillRuns(identity: ProcessIdentity): Promise<boolean> {
  return (await startTimeOf(identity.pid)) === identity.started;
}

/** The command line of a process, for messages. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return await psField(pid, 'command');
  const command = (await readOrEmpty(`/proc/${pid}/cmdline`)).replaceAll('\0', ' ').trim();
  return command === '' ? undefined : command;
}

async function linuxPidsWith(entry: string): Promise<number[]> {
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    pids.map(async (pid) =>
      (await readOrEmpty(`/proc/${pid}/environ`)).split('\0').includes(entry),
    ),
  );
  return pids.filter((_, index) => marked[index]).map(Number);
}

async function psPidsWith(entry: string): Promise<number[]> {
  const { stdout } = await execFileText('ps', ['eww', '-axo', 'pid=,command='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stdout.split('\n').filter((line) => `${line} `.includes(` ${entry} `));
  return lines.map((line) => Number.parseInt(line, 10));
}

/** All living processes that descend from the given server of the given home. */
export async function processesMarked(marker: string): Promise<ProcessIdentity[]> {
  const entry = `${MARKER}=${marker}`;
  const pids = process.platform === 'linux' ? await linuxPidsWith(entry) : await psPidsWith(entry);
  const identities = await Promise.all(pids.map(identify));
  return identities.filter((one) => one !== undefined);
}

/** Sends a signal; a process that has ended meanwhile is fine. */
export async function signal(identity: ProcessIdentity, name: NodeJS.Signals): Promise<void> {
  if (!(await stillRuns(identity))) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if (await stillRuns(identity)) throw error;
  }
}

/** Waits until the process has ended; false if it still runs after `timeoutMs` milliseconds. */
export async function waitForEnd(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (await stillRuns(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

/** Asks a process to end and, past `graceMs` milliseconds, ends it. */
export async function terminate(identity: ProcessIdentity, graceMs: number): Promise<void> {
  await signal(identity, 'SIGTERM');
  if (await waitForEnd(identity, graceMs)) return;
  await signal(identity, 'SIGKILL');
  await waitForEnd(identity, 5_000);
}
