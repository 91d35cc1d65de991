import { join } from 'node:path';
import { createApiClient } from '@concord/cli/api-client';
import { startStack, type RunningStack } from '@concord/cli/stack';
import { divideWorkspace } from '@concord/contracts/setups';
import type { Workspace } from '@concord/contracts/workspace';
import { repositoryRoot } from '../paths';
import { say } from '../report';

export const resolverService = 'identity-resolution';
export const resolverScript = join(repositoryRoot, 'apps', resolverService, 'dist', 'main.js');

/** Identity resolution alone, as a real process on real servers, empty, with its part of the workspace. */
export async function startResolver(home: string, workspace: Workspace): Promise<RunningStack> {
  const services = [{ name: resolverService, script: resolverScript }];
  const stack = await startStack({ home, fresh: true, firstPort: 4300, services, report: say });
  try {
    const setup = divideWorkspace(workspace)[resolverService];
    await createApiClient(stack).putSetup(resolverService, setup);
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
