import { serviceNames, type ServiceName } from '@concord/contracts/names';
import { divideWorkspace } from '@concord/contracts/setups';
import type { Workspace } from '@concord/contracts/workspace';
import { workspaceDiff, type Change } from '@concord/workspace';
import type { ApiClient } from './api-client';

export interface ServiceChanges {
  readonly service: ServiceName;
  readonly changes: readonly Change[];
}

/** What would change in each service if the workspace were applied. */
export async function changesAgainst(
  api: ApiClient,
  workspace: Workspace,
): Promise<ServiceChanges[]> {
  const setups = divideWorkspace(workspace);
  return await Promise.all(
    serviceNames.map(async (service) => ({
      service,
      changes: workspaceDiff(await api.setup(service), setups[service]),
    })),
  );
}

/** Gives each service its part, against the direction of the records: nobody gets what he cannot place. */
export async function applySetups(api: ApiClient, workspace: Workspace): Promise<void> {
  const setups = divideWorkspace(workspace);
  for (const service of [...serviceNames].reverse()) await api.putSetup(service, setups[service]);
}
