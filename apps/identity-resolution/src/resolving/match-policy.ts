import type { EntityMatch, EntityModel } from '@concord/contracts/workspace';
import type { MatchField, MatchModel } from '@concord/matching';

/** Bits that the careful profile asks for beyond the balanced one (IDENTITY, step 6). */
const safeCaution = 2;
const usualBand = 3;

/**
 * What the workspace decides and no training changes: thresholds and hard rules. It is laid over every model that
 * serves, built in or trained: `{ ...trained, ...policyOf(section, entity) }`.
 */
export function policyOf(
  section: EntityMatch | undefined,
  entity: EntityModel,
): Pick<MatchModel, 'thresholds' | 'rules'> {
  const same = section?.thresholds.same ?? (section?.profile === 'safe' ? safeCaution : 0);
  const review = section?.thresholds.review ?? same - (section?.reviewBand ?? usualBand);
  const thresholds = { same, review: Math.min(review, same) };
  const never = fieldsOf(section?.neverMergeAcross ?? [], entity);
  const always = fieldsOf(section?.alwaysMergeOn ?? [], entity);
  // Without rules nothing is looked at, and the models of before stay as they were.
  if (section === undefined || never.length + always.length === 0) return { thresholds };
  return { thresholds, rules: { never, always, placeholderAbove: section.placeholderAbove } };
}

/** Fields that the model does not have bind nothing; `concord validate` names them. */
function fieldsOf(names: readonly string[], { fields }: EntityModel): MatchField[] {
  return names.flatMap((name) => {
    const type = fields[name]?.type;
    return type === undefined ? [] : [{ name, type }];
  });
}
