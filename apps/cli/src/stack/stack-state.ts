import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { z } from 'zod';
import { systemCodeOf } from '../system-code';
import type { StackPlaces } from './places';
import { identify, stillRuns, type ProcessIdentity } from './process-identity';

const serviceState = z.object({
  name: z.string(),
  url: z.string(),
  pid: z.int().optional(),
  log: z.string(),
  restarts: z.int(),
});

/** `run/stack.json`: who supervises the stack of this home and where its services answer. */
export const stackState = z.object({
  supervisor: z.object({ pid: z.int(), started: z.string() }),
  phase: z.enum(['starting', 'ready', 'stopping']),
  /** ISO 8601 */
  startedAt: z.string(),
  mongodbUri: z.string().optional(),
  rabbitmqUrl: z.string().optional(),
  services: z.array(serviceState),
});
export type StackState = z.infer<typeof stackState>;
export type ServiceState = z.infer<typeof serviceState>;

/** What the file says; undefined if there is none, or one cut off by a kill or a full disk. */
export async function readStackState(places: StackPlaces): Promise<StackState | undefined> {
  return await readStateFile(places.state);
}

async function readStateFile(file: string): Promise<StackState | undefined> {
  const text = await fs.readFile(file, 'utf8').catch(ignoreAbsence);
  if (text === undefined) return undefined;
  const parsed = stackState.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ignoreAbsence(error: unknown): undefined {
  if (systemCodeOf(error) === 'ENOENT') return undefined;
  throw error;
}

/** The state of a stack whose supervisor lives. */
export async function findRunningStack(places: StackPlaces): Promise<StackState | undefined> {
  const state = await readStackState(places);
  return state !== undefined && (await stillRuns(state.supervisor)) ? state : undefined;
}

/** Replaces the state in one step: readers see the old one or the new one. */
export async function writeStackState(places: StackPlaces, state: StackState): Promise<void> {
  const draft = `${places.state}.${randomUUID()}`;
  await fs.writeFile(draft, `${JSON.stringify(state, null, 2)}\n`);
  await fs.rename(draft, places.state);
}

export async function forgetStackState(places: StackPlaces): Promise<void> {
  await fs.rm(places.state, { force: true });
}

export interface Claim {
  /** The stack that runs already; absent when this process now is the supervisor. */
  readonly running?: StackState;
}

/**
 * Makes this process the supervisor of the home, unless another one lives. Of two that try at the
 * same moment one succeeds: the file is linked into place, never written over.
 */
export async function claimStack(places: StackPlaces): Promise<Claim> {
  const self = await ownIdentity();
  const draft = `${places.state}.${randomUUID()}`;
  const state: StackState = {
    supervisor: self,
    phase: 'starting',
    startedAt: new Date().toISOString(),
    services: [],
  };
  await fs.writeFile(draft, `${JSON.stringify(state, null, 2)}\n`);
  try {
    while (!(await tryLink(draft, places.state))) {
      const running = await findRunningStack(places);
      if (running !== undefined) return { running };
      await removeStale(places);
    }
    return {};
  } finally {
    await fs.rm(draft, { force: true });
  }
}

async function ownIdentity(): Promise<ProcessIdentity> {
  const self = await identify(process.pid);
  if (self === undefined)
    throw new Error('the operating system does not tell when this process started');
  return self;
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await fs.link(from, to);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(places: StackPlaces): Promise<void> {
  const aside = `${places.state}.stale-${randomUUID()}`;
  try {
    await fs.rename(places.state, aside);
  } catch (error) {
    ignoreAbsence(error);
    return;
  }
  // Another process was quicker, and what we moved is the state of a living supervisor: put it back.
  const moved = await readStateFile(aside);
  if (moved !== undefined && (await stillRuns(moved.supervisor)))
    await tryLink(aside, places.state);
  await fs.rm(aside, { force: true });
}
