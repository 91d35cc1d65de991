import type { CanonicalFields, Issue } from '@concord/contracts/canonical';
import type { CleansingSetup } from '@concord/contracts/setups';
import { isValid } from './invalid-values';

/**
 * Quality of a record, 0 to 1: the mean of completeness (share of the mapped fields that have a
 * value) and validity (share of the values seen that were neither rejected nor warned about).
 */
export function qualityOf(
  fields: CanonicalFields,
  issues: readonly Issue[],
  source: Pick<CleansingSetup['sources'][number], 'mapping'>,
): number {
  const mapped = Math.max(1, Object.keys(source.mapping).length);
  // What a rule filled in is not what the source knows.
  const filled = Object.values(fields)
    .map((list) => list.filter(isValid))
    .filter((list) => list.some((one) => one.imputed !== true));
  const values = filled.reduce((sum, list) => sum + list.length, 0);
  const rejected = issues.filter((found) => found.severity === 'rejected').length;
  const warned = issues.filter((found) => found.severity === 'warned').length;
  const validity = values === 0 ? 0 : Math.max(0, values - warned) / (values + rejected);
  return Math.round((1000 * (filled.length / mapped + validity)) / 2) / 1000;
}
