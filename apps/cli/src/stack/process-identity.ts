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

async function contentOf(file: string): Promise<string> {
  return await fs.readFile(file, 'utf8').catch(() => '');
}

async function psField(pid: number, field: string): Promise<string | undefined> {
  const text = await execFileText('ps', ['-o', `${field}=`, '-p', String(pid)]).then(
    (done) => done.stdout.trim(),
    () => '',
  );
  return text === '' ? undefined : text;
}

/** When the process started; undefined if it has ended (a zombie has). */
async function startTimeOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    const state = await psField(pid, 'state');
    return state === undefined || state.startsWith('Z') ? undefined : await psField(pid, 'lstart');
  }
  const stat = await contentOf(`/proc/${pid}/stat`);
  // The command name before the last bracket may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticksSinceBoot = fields[19];
  if (ticksSinceBoot === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${(await contentOf('/proc/sys/kernel/random/boot_id')).trim()}:${ticksSinceBoot}`;
}

export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const started = await startTimeOf(pid);
  return started === undefined ? undefined : { pid, started };
}

export async function stillRuns(identity: ProcessIdentity): Promise<boolean> {
  return (await startTimeOf(identity.pid)) === identity.started;
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

/** Whether it ended within `timeoutMs` milliseconds. */
export async function endsWithin(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (await stillRuns(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

/** Asks it to end; past `graceMs` milliseconds, ends it. */
export async function terminate(identity: ProcessIdentity, graceMs: number): Promise<void> {
  await signal(identity, 'SIGTERM');
  if (await endsWithin(identity, graceMs)) return;
  await signal(identity, 'SIGKILL');
  await endsWithin(identity, 5_000);
}

/** Every living process whose environment holds `NAME=value`: ours and their children, also orphaned ones. */
export async function processesWith(entry: string): Promise<ProcessIdentity[]> {
  const pids = process.platform === 'linux' ? await linuxPidsWith(entry) : await psPidsWith(entry);
  const identities = await Promise.all(pids.map(identify));
  return identities.filter((one) => one !== undefined);
}

async function linuxPidsWith(entry: string): Promise<number[]> {
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    pids.map(async (pid) => (await contentOf(`/proc/${pid}/environ`)).split('\0').includes(entry)),
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

/** Resident memory in megabytes, now and at its highest; undefined where the system does not tell. */
export async function memoryOf(
  pid: number,
): Promise<{ nowMb: number; peakMb?: number } | undefined> {
  if (process.platform === 'linux') {
    const status = await contentOf(`/proc/${pid}/status`);
    const kilobytes = (name: string): number | undefined => {
      const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status);
      return found === null ? undefined : Number(found[1]);
    };
    const now = kilobytes('VmRSS');
    const peak = kilobytes('VmHWM');
    if (now === undefined) return undefined;
    return { nowMb: now / 1024, ...(peak === undefined ? {} : { peakMb: peak / 1024 }) };
  }
  const kilobytes = Number(await psField(pid, 'rss'));
  return Number.isFinite(kilobytes) ? { nowMb: kilobytes / 1024 } : undefined;
}
