import startTestStack from '@concord/local-stack/jest-setup';
import stopTestStack from '@concord/local-stack/jest-teardown';
import { z } from 'zod';
import { runTool } from './run-tool';
import { testConcurrency, turboArgs, type CheckScope } from './checks';
import { forgetResults, resultsOf, type PackageResults } from './test-results';
import type { WorkspacePackage } from './workspace-packages';

const dryRun = z.object({
  tasks: z.array(
    z.object({ task: z.string(), package: z.string(), cache: z.object({ status: z.string() }) }),
  ),
});

/** The packages whose tests turbo would run; undefined if it did not tell. */
async function packagesToRun(args: readonly string[]): Promise<string[] | undefined> {
  const { output } = await runTool('turbo', [...args, '--dry=json']);
  const parsed = dryRun.safeParse(parseJson(output.slice(output.indexOf('{'))));
  if (!parsed.success) return undefined;
  const tests = parsed.data.tasks.filter(({ task }) => task === 'test');
  return tests.filter(({ cache }) => cache.status !== 'HIT').map((test) => test.package);
}

/** Whether any test that has to run is one on real servers; results from turbo's cache need none. */
async function needsServers(
  packages: readonly WorkspacePackage[],
  args: readonly string[],
): Promise<boolean> {
  const toRun = await packagesToRun(args);
  return packages.some((one) => one.onServers && (toRun?.includes(one.name) ?? true));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface TestRun {
  /** What jest printed, of packages that failed. */
  readonly output: string;
  readonly code: number;
  readonly results: ReadonlyMap<string, PackageResults>;
}

/** Runs the tests of the packages on one MongoDB and one RabbitMQ, and collects what came out. */
export async function runTests(
  packages: readonly WorkspacePackage[],
  scope: CheckScope,
): Promise<TestRun> {
  const args = turboArgs('test', scope, testConcurrency);
  const servers = await needsServers(packages, args);
  await forgetResults(packages);
  // The tests of each package would start and stop servers of their own; as long as this process
  // holds the stack, they share it.
  if (servers) await startTestStack();
  try {
    const { code, output } = await runTool('turbo', args);
    const entries = await Promise.all(
      packages.map(async (one): Promise<[string, PackageResults]> => [
        one.name,
        await resultsOf(one),
      ]),
    );
    return { code, output, results: new Map(entries) };
  } finally {
    if (servers) await stopTestStack();
  }
}
