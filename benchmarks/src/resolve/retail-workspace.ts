import { join } from 'node:path';
import type { Workspace } from '@concord/contracts/workspace';
import { workspaceIn } from '../identity/workspaces';
import { repositoryRoot } from '../paths';

/** The retail example, for those who do not read its sources. */
export async function retailWorkspace(): Promise<Workspace> {
  const variables = { SHOP_URL: 'http://localhost', TOOL_URL: 'http://localhost', OUT_DIR: '.' };
  const workspace = await workspaceIn(join(repositoryRoot, 'examples', 'retail'), variables);
  // A training that starts by itself would be measured, too.
  const match = Object.fromEntries(
    Object.entries(workspace.match).map(([entity, section]) => [
      entity,
      { ...section, training: 'off' as const },
    ]),
  );
  return { ...workspace, match };
}
