import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../environment';
import type { WorkspacePackage } from './workspace-packages';

/** A check is one run of a tool; exit code 0 means that it holds. It counts as one test. */
export interface Check {
  readonly title: string;
  readonly tool: string;
  readonly args: readonly string[];
}

export interface CheckScope {
  /** The packages to check; absent: everything, the checks of the whole repository too. */
  readonly only?: readonly WorkspacePackage[];
  /** Ignore what turbo has in its cache. */
  readonly force: boolean;
}

const cores = availableParallelism();

export function turboArgs(task: string, scope: CheckScope, concurrency: number): string[] {
  return [
    ...['run', task, '--output-logs=errors-only', '--continue=dependencies-successful'],
    `--concurrency=${concurrency}`,
    '--no-update-notifier',
    ...(scope.force ? ['--force'] : []),
    ...(scope.only ?? []).map(({ name }) => `--filter=${name}`),
  ];
}

/** One package at a time on two cores: jest has workers of its own, and they share the broker. */
export const testConcurrency = Math.max(1, Math.floor(cores / 2));

function turboCheck(title: string, task: string, scope: CheckScope): Check {
  return { title, tool: 'turbo', args: turboArgs(task, scope, cores) };
}

function formatting(scope: CheckScope): Check {
  const cache = join(repositoryRoot, '.concord', 'state', 'prettier');
  const places = scope.only === undefined ? ['.'] : scope.only.map(({ folder }) => folder);
  return {
    title: 'formatting',
    tool: 'prettier',
    args: ['--check', '--log-level=warn', '--cache', `--cache-location=${cache}`, ...places],
  };
}

const sources = ['packages/*/src', 'apps/*/src', 'examples/*/src', 'benchmarks/src'];

const wholeRepository: readonly Check[] = [
  {
    title: 'dependencies',
    tool: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...sources],
  },
  { title: 'unused code', tool: 'knip', args: ['--no-progress', '--no-config-hints'] },
];

/** In the order in which they run; the build comes before what reads its output. */
export function checksOf(scope: CheckScope): readonly Check[] {
  return [
    formatting(scope),
    turboCheck('build', 'build', scope),
    turboCheck('types', 'typecheck', scope),
    turboCheck('lint', 'lint', scope),
    ...(scope.only === undefined ? wholeRepository : []),
  ];
}
