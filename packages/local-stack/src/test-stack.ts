import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishUrls, readEnvironment } from './environment';
import { withLock } from './home-lock';
import { readJson, writeJson } from './json-file';
import { startMongo } from './mongodb';
import { identify, stillRuns, type ProcessIdentity } from './processes';
import { startRabbit } from './rabbitmq';
import { findRunning, stopLeftovers } from './leftovers';
import type { Report } from './report';

const LOCK_TIMEOUT_MS = 35 * 60_000;

async function exists(file: string): Promise<boolean> {
  return await fs.access(file).then(
    () => true,
    () => false,
  );
}

async function repositoryRoot(from: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (await exists(join(folder, 'turbo.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No folder above ${from} holds a turbo.json.`);
  }
}

export interface TestPlaces {
  readonly home: string;
  readonly cache: string;
  readonly users: string;
  /** Present while the stack is one that test runs started; the last of them stops it. */
  readonly ours: string;
  readonly lock: string;
}

/** Below the `.concord` folder at the root of the checkout: all its test runs share one stack. */
export async function sharedTestPlaces(): Promise<TestPlaces> {
  const concord = join(await repositoryRoot(__dirname), '.concord');
  return testPlaces(join(concord, 'test'), join(concord, 'cache'));
}

export function testPlaces(home: string, cache: string): TestPlaces {
  return {
    home,
    cache,
    users: join(home, 'run', 'users'),
    ours: join(home, 'run', 'started-by-tests'),
    lock: join(home, 'run', 'users.lock'),
  };
}

const isIdentity = (value: object): value is ProcessIdentity =>
  'pid' in value && 'started' in value;

/** Test runs that use the stack now; those that were killed are struck off. */
async function livingUsers(places: TestPlaces): Promise<number> {
  const names = await fs.readdir(places.users).catch(() => []);
  let living = 0;
  for (const name of names) {
    const user = await readJson(join(places.users, name), isIdentity);
    if (user !== undefined && (await stillRuns(user))) living += 1;
    else await fs.rm(join(places.users, name), { force: true });
  }
  return living;
}

const fileOfThisProcess = (places: TestPlaces): string => join(places.users, `${process.pid}.json`);

function ownStackWanted(): boolean {
  const { mongodbUri, rabbitmqUrl } = readEnvironment();
  return mongodbUri === undefined || rabbitmqUrl === undefined;
}

/** Starts or joins the one stack that all test runs of this checkout share, and tells the workers where it is. */
export async function joinTestStack(places: TestPlaces, report: Report): Promise<void> {
  if (!ownStackWanted()) return;
  await withLock(places.lock, LOCK_TIMEOUT_MS, async () => {
    const options = { home: places.home, cache: places.cache, detached: true, report };
    // Both noted before the start: if we are killed meanwhile, the next run strikes us off and knows whose it is.
    if (Object.keys(await findRunning(places.home)).length === 0)
      await fs.writeFile(places.ours, '');
    const self = await identify(process.pid);
    if (self !== undefined) await writeJson(fileOfThisProcess(places), self);
    const [mongo, rabbit] = await Promise.all([startMongo(options), startRabbit(options)]);
    publishUrls({ mongodbUri: mongo.url, rabbitmqUrl: rabbit.url });
  });
}

/** Leaves the shared stack; the last one out stops it, unless somebody else had started it. */
export async function leaveTestStack(places: TestPlaces): Promise<void> {
  if (!(await exists(fileOfThisProcess(places)))) return;
  await withLock(places.lock, LOCK_TIMEOUT_MS, async () => {
    await fs.rm(fileOfThisProcess(places), { force: true });
    if ((await livingUsers(places)) > 0 || !(await exists(places.ours))) return;
    await stopLeftovers(places.home);
    await fs.rm(places.ours, { force: true });
  });
}
