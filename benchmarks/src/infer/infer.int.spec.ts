import { join } from 'node:path';
import { inferFile } from '@concord/cli/infer-file';
import { workspaceIn } from '../identity/workspaces';
import { repositoryRoot } from '../paths';
import { expectations } from './expectations';
import { grade, withoutNames, type Grade } from './grading';
import { ownTasks } from './tasks';

const today = '2026-11-20';

describe('what concord infer takes the columns of the examples for', () => {
  const grades: Grade[] = [];
  const blind: Grade[] = [];

  beforeAll(async () => {
    for (const task of ownTasks) {
      const { truth } = task;
      const workspace =
        truth === undefined ? undefined : await workspaceIn(join(repositoryRoot, truth.workspace));
      const expected = expectations(task, workspace);
      const { table } = await inferFile(join(repositoryRoot, task.file), { today });
      grades.push(grade(table, expected, today));
      blind.push(grade(table, expected, today, withoutNames(table)));
    }
  });

  const share = (of: readonly Grade[]): number =>
    of.reduce((sum, { right }) => sum + right, 0) /
    of.reduce((sum, { columns }) => sum + columns, 0);

  it('is right for nine of ten columns and more, in each file', () => {
    for (const one of grades) expect(one.right / one.columns).toBeGreaterThanOrEqual(0.9);
    expect(grades).toHaveLength(5);
  });

  it('is right for seven of ten columns and more when they have no names', () => {
    expect(share(blind)).toBeGreaterThanOrEqual(0.7);
  });
});
