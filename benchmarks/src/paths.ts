import { join } from 'node:path';

export const repositoryRoot = join(__dirname, '..', '..');

/** Where a benchmark keeps its data while it runs. */
export function homeOf(benchmark: string): string {
  return join(repositoryRoot, '.concord', 'bench', benchmark);
}
