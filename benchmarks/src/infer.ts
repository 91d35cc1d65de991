import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { inferFile } from '@concord/cli/infer-file';
import { withCsvFile } from './identity/chinese/csv';
import { chineseRecords } from './identity/chinese/records';
import { workspaceIn } from './identity/workspaces';
import { expectations } from './infer/expectations';
import { grade, withWrongNames, withoutNames, type Grade } from './infer/grading';
import { chineseTask, foreignTasks, ownTasks, type InferTask } from './infer/tasks';
import { runBenchmark } from './command-line';
import { repositoryRoot } from './paths';
import { printResult, round, say } from './report';

const usage = `concord bench infer [--data DIR]

The share of columns that \`concord infer\` takes for what they are: of the examples, and of the public data
sets that are found in DIR.`;

interface FileResult {
  readonly asItIs: Grade;
  readonly withoutNames: Grade;
  readonly withWrongNames: Grade;
}

/** The share of columns that `concord infer` takes for what they are. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const today = new Date().toISOString().slice(0, 10);
  const results = new Map<string, FileResult>();
  for (const task of ownTasks) {
    results.set(task.file, await measure(task, join(repositoryRoot, task.file), today));
  }
  results.set(
    'generated Chinese customers',
    await withCsvFile(chineseRecords(300, 1), (file) =>
      measure({ ...chineseTask, file }, file, today),
    ),
  );
  const missing: string[] = [];
  for (const task of foreignTasks) {
    const path = join(values.data ?? '.', task.file);
    if (values.data !== undefined && existsSync(path)) {
      results.set(basename(task.file), await measure(task, path, today));
    } else missing.push(task.file);
  }
  if (missing.length > 0)
    say(`Not measured, for want of --data DIR with them: ${missing.join(', ')}`);
  show(results);
  printResult({ benchmark: 'infer', ...summary(results), files: filesOf(results), missing });
}

async function measure(task: InferTask, path: string, today: string): Promise<FileResult> {
  const { truth } = task;
  const workspace =
    truth === undefined ? undefined : await workspaceIn(join(repositoryRoot, truth.workspace));
  const expected = expectations(task, workspace);
  const { table } = await inferFile(path, { today });
  return {
    asItIs: grade(table, expected, today),
    withoutNames: grade(table, expected, today, withoutNames(table)),
    withWrongNames: grade(table, expected, today, withWrongNames(table)),
  };
}

function shareOf(results: ReadonlyMap<string, FileResult>, kind: keyof FileResult): number {
  const grades = [...results.values()].map((result) => result[kind]);
  const columns = grades.reduce((sum, one) => sum + one.columns, 0);
  const right = grades.reduce((sum, one) => sum + one.right, 0);
  return round(right / columns, 3);
}

function summary(results: ReadonlyMap<string, FileResult>) {
  return {
    columns: [...results.values()].reduce((sum, { asItIs }) => sum + asItIs.columns, 0),
    share: shareOf(results, 'asItIs'),
    shareWithoutNames: shareOf(results, 'withoutNames'),
    shareWithWrongNames: shareOf(results, 'withWrongNames'),
  };
}

function filesOf(results: ReadonlyMap<string, FileResult>): object {
  return Object.fromEntries(
    [...results].map(([file, { asItIs, ...others }]) => [
      file,
      {
        ...asItIs,
        share: round(asItIs.right / asItIs.columns, 3),
        rightWithoutNames: others.withoutNames.right,
        rightWithWrongNames: others.withWrongNames.right,
      },
    ]),
  );
}

function show(results: ReadonlyMap<string, FileResult>): void {
  say(`\n${'file'.padEnd(34)} columns  right  without names  with wrong names`);
  for (const [file, { asItIs, withoutNames: blind, withWrongNames: astray }] of results) {
    const cells = [asItIs.columns, asItIs.right, blind.right, astray.right];
    const widths = [8, 7, 15, 18];
    say(
      `${file.padEnd(34)}${cells.map((cell, at) => String(cell).padStart(widths[at] ?? 8)).join('')}`,
    );
    for (const { column, expected, found } of asItIs.wrong) {
      say(`    ${column}: found ${found}, is ${expected}`);
    }
  }
  const { columns, share, shareWithoutNames, shareWithWrongNames } = summary(results);
  say(
    `\n${columns} columns: ${percent(share)} right; ${percent(shareWithoutNames)} without their names, ` +
      `${percent(shareWithWrongNames)} with wrong ones\n`,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

runBenchmark(usage, main);
