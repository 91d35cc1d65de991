import { resolve as absolute } from 'node:path';
import type { Source, Workspace } from '@concord/contracts/workspace';
import { faultText, readWorkspace } from '@concord/workspace';

/** @param variables for `${NAME}` in its files. */
export async function workspaceIn(
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  const read = await readWorkspace(folder, variables);
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  return read.workspace;
}

/** The file is read as the only source of the workspace. */
export function singleSource([source, ...others]: readonly Source[], file: string): Source[] {
  if (source?.connection.connector !== 'csv' || others.length > 0) {
    throw new Error('--data needs a workspace with one source, of connector csv');
  }
  return [{ ...source, connection: { ...source.connection, path: absolute(file) } }];
}
