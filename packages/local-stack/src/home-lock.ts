import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalStackError, systemCodeOf } from './local-stack-error';
import { identify, stillRuns, type ProcessIdentity } from './processes';
import { readJson } from './json-file';

interface LockOwner extends ProcessIdentity {
  /** Two locks of one process must differ. */
  readonly ticket: string;
}

const isOwner = (value: object): value is LockOwner =>
  'pid' in value && 'started' in value && 'ticket' in value;

async function tryTake(file: string, owner: LockOwner): Promise<boolean> {
  // Written aside and linked into place, so that nobody ever reads a lock without its owner.
  const draft = `${file}.${owner.ticket}`;
  await fs.writeFile(draft, JSON.stringify(owner));
  try {
    await fs.link(draft, file);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await fs.rm(draft, { force: true });
  }
}

/** Removes the lock of a process that has ended. The rename lets only one of several waiters do it. */
async function removeIfStale(file: string): Promise<void> {
  const owner = await readJson(file, isOwner);
  if (owner !== undefined && (await stillRuns(owner))) return;
  const aside = `${file}.stale-${randomUUID()}`;
  try {
    await fs.rename(file, aside);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const removed = await readJson(aside, isOwner);
  // Another waiter was quicker and what we moved is the lock of a living owner: put it back.
  if (removed !== undefined && removed.ticket !== owner?.ticket) await fs.link(aside, file);
  await fs.rm(aside, { force: true });
}

/**
 * Runs `work` while no other process holds the lock `file`. A lock left by a killed process does not count.
 * @param timeoutMs how long to wait for another holder, in milliseconds
 */
export async function withLock<T>(
  file: string,
  timeoutMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const self = await identify(process.pid);
  const owner: LockOwner = { pid: process.pid, started: self?.started ?? '', ticket: randomUUID() };
  const deadline = Date.now() + timeoutMs;
  await fs.mkdir(dirname(file), { recursive: true });
  while (!(await tryTake(file, owner))) {
    await removeIfStale(file);
    if (Date.now() > deadline) {
      const holder = (await readJson(file, isOwner))?.pid;
      throw new LocalStackError(
        'lock-timeout',
        `process ${holder ?? '(unknown)'} has held ${file} for more than ${Math.round(timeoutMs / 1000)} s.`,
        'wait for that process or stop it, then try again.',
      );
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    await fs.rm(file, { force: true });
  }
}
