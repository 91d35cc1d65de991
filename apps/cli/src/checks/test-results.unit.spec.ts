import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTallies, forgetResults, resultsOf, tallyLine } from './test-results';

describe('the results of a package', () => {
  const one = {
    name: '@concord/matching',
    folder: 'packages/matching',
    specs: 2,
    onServers: false,
  };
  let root: string;

  function write(results: object): void {
    const whole = {
      ...{ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 },
      ...{ numRuntimeErrorTestSuites: 0, numTotalTestSuites: 2 },
    };
    mkdirSync(join(root, one.folder, '.turbo'), { recursive: true });
    writeFileSync(
      join(root, one.folder, '.turbo', 'jest-results.json'),
      JSON.stringify({ ...whole, ...results }),
    );
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'concord-results-'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('are what jest counted, todo as skipped', async () => {
    write({ numPassedTests: 30, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });

    expect(await resultsOf(one, root)).toEqual({ tally: { passed: 30, failed: 1, skipped: 3 } });
  });

  it('count a test file that could not be loaded as a failure', async () => {
    write({ numPassedTests: 5, numRuntimeErrorTestSuites: 1 });

    expect((await resultsOf(one, root)).tally).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('are a failure when there are test files but no results', async () => {
    const { tally, problem } = await resultsOf(one, root);

    expect(tally.failed).toBe(1);
    expect(problem).toBe('its tests did not run (2 test files, no results)');
  });

  it('are a failure when fewer test files ran than there are', async () => {
    write({ numPassedTests: 5, numTotalTestSuites: 1 });

    const { tally, problem } = await resultsOf(one, root);

    expect(tally).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(problem).toBe('only 1 of its 2 test files ran');
  });

  it('are a failure when the file was cut off', async () => {
    write({});
    writeFileSync(join(root, one.folder, '.turbo', 'jest-results.json'), '{"numPassed');

    expect((await resultsOf(one, root)).tally.failed).toBe(1);
  });

  it('are nothing for a package without test files', async () => {
    expect(await resultsOf({ ...one, specs: 0 }, root)).toEqual({
      tally: { passed: 0, failed: 0, skipped: 0 },
    });
  });

  it('of an earlier run are forgotten', async () => {
    write({ numPassedTests: 30 });

    await forgetResults([one], root);

    expect((await resultsOf(one, root)).tally.failed).toBe(1);
  });
});

describe(tallyLine, () => {
  it('closes the test command', () => {
    const sum = addTallies([
      { passed: 6, failed: 0, skipped: 0 },
      { passed: 812, failed: 1, skipped: 2 },
    ]);

    expect(tallyLine(sum)).toBe('818 passed, 1 failed, 2 skipped');
  });
});
