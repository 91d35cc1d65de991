import type { IdentitySetup } from '@concord/contracts/setups';
import { builtInModel, type MatchModel } from '@concord/matching';
import { policyOf } from './match-policy';

/** The match model of each entity of the applied workspace, by its name. */
export function modelsOf({ model, match }: IdentitySetup): Map<string, MatchModel> {
  return new Map(
    Object.entries(model.entities).map(([name, entity]) => {
      const section = match[name];
      const fields = Object.entries(entity.fields)
        .filter(([field]) => section?.ignore.includes(field) !== true)
        .map(([field, { type }]) => ({ name: field, type }));
      return [name, { ...builtInModel(fields), ...policyOf(section, entity) }];
    }),
  );
}
