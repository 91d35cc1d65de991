import type { Model } from '@concord/contracts/workspace';
import { conflict, type SetupStore } from '@concord/service-kit';

/** The model of the applied workspace. @throws ProblemError 409 before there is one */
export async function requireModel(setups: SetupStore<'master-data'>): Promise<Model> {
  const current = await setups.current();
  if (current !== undefined) return current.setup.model;
  throw conflict('setup.none', 'No workspace is applied yet: run `concord apply DIR`.');
}
