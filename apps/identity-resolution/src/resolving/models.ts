import type { IdentitySetup } from '@concord/contracts/setups';
import { builtInModel, type MatchModel } from '@concord/matching';

/** Bits that the careful profile asks for beyond the balanced one (IDENTITY, step 6). */
const safeCaution = 2;

/** The match model of each entity of the applied workspace, by its name. */
export function modelsOf({ model, match }: IdentitySetup): Map<string, MatchModel> {
  return new Map(
    Object.entries(model.entities).map(([name, entity]) => {
      const section = match[name];
      const fields = Object.entries(entity.fields)
        .filter(([field]) => section?.ignore.includes(field) !== true)
        .map(([field, { type }]) => ({ name: field, type }));
      const caution = section?.profile === 'safe' ? safeCaution : 0;
      const reviewBand = section?.reviewBand ?? 3;
      const built = builtInModel(fields, { caution });
      return [name, { ...built, thresholds: { same: caution, review: caution - reviewBand } }];
    }),
  );
}
