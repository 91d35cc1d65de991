import { existsSync, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../environment';
import type { WorkspacePackage } from './workspace-packages';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: Tally = { passed: 0, failed: 0, skipped: 0 };

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    noTests,
  );
}

/** The line that closes `concord test`. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What jest writes with `--json --outputFile`; only what is counted. */
const jestResults = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  /** Test files that could not even be loaded: they hold no tests, but they failed. */
  numRuntimeErrorTestSuites: z.int(),
  numTotalTestSuites: z.int(),
});

export interface PackageResults {
  readonly tally: Tally;
  /** Why these results are not to be trusted; such a package counts as one failure more. */
  readonly problem?: string;
}

const resultsFile = (one: WorkspacePackage, root: string): string =>
  join(root, one.folder, '.turbo', 'jest-results.json');

/** Removes the results of earlier runs, so that what is there afterwards was run or restored now. */
export async function forgetResults(
  packages: readonly WorkspacePackage[],
  root = repositoryRoot,
): Promise<void> {
  await Promise.all(packages.map((one) => fs.rm(resultsFile(one, root), { force: true })));
}

/** The results of one package: run now, or restored from turbo's cache, where they are an output. */
export async function resultsOf(
  one: WorkspacePackage,
  root = repositoryRoot,
): Promise<PackageResults> {
  const file = resultsFile(one, root);
  if (!existsSync(file)) {
    return one.specs === 0
      ? { tally: noTests }
      : failure(`its tests did not run (${one.specs} test files, no results)`);
  }
  const parsed = jestResults.safeParse(parseJson(await fs.readFile(file, 'utf8')));
  if (!parsed.success) return failure(`${file} does not hold the results of jest`);
  const results = parsed.data;
  const tally = {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
  if (results.numTotalTestSuites >= one.specs) return { tally };
  const problem = `only ${results.numTotalTestSuites} of its ${one.specs} test files ran`;
  return { tally: addTallies([tally, { ...noTests, failed: 1 }]), problem };
}

function failure(problem: string): PackageResults {
  return { tally: { ...noTests, failed: 1 }, problem };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
