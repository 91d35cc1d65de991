import startTestStack from '@concord/local-stack/jest-setup';
import stopTestStack from '@concord/local-stack/jest-teardown';
import { z } from 'zod';
import { runTool } from './run-tool';
import { testConcurrency, turboArgs, type CheckScope } from './checks';
import { forgetResults, resultsOf, type PackageResults } from './test-results';
import type { WorkspacePackage } from './workspace-packages';

const dryRun = z.object({
  tasks: z.array(z.object({ task: z.string(), cache: z.object({ status: z.string() }) })),
});

/** Whether any test has to run; else all results come from turbo's cache and no server is needed. */
async function anythingToRun(args: readonly string[]): Promise<boolean> {
  const { output } = await runTool('turbo', [...args, '--dry=json']);
  const parsed = dryRun.safeParse(parseJson(output.slice(output.indexOf('{'))));
  if (!parsed.success) return true;
  return parsed.data.tasks.some(({ task, cache }) => task === 'test' && cache.status !== 'HIT');
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
  const needsServers = scope.force || (await anythingToRun(args));
  await forgetResults(packages);
  // The tests of each package would start and stop servers of their own; as long as this process
  // holds the stack, they share it.
  if (needsServers) await startTestStack();
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
    if (needsServers) await stopTestStack();
  }
}
