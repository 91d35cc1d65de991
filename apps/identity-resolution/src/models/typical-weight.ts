import type { Comparison, ComparisonLevel, FrequencyTable, MatchModel } from '@concord/matching';

/**
 * Bits of a level for a value as common as the values of records are on average. What a model shows of a level that
 * depends on the value is its weight for the rarest ones, and two models call different values rare.
 */
export function typicalWeight(
  { m, u, perFrequency }: ComparisonLevel,
  { tables }: Comparison,
  { frequencies }: MatchModel,
): number {
  if (perFrequency === undefined) return Math.log2(m / Math.min(1, u));
  const met = Object.values(tables).flatMap((name) => {
    const table = frequencies[name];
    return table === undefined ? [] : [typicalFrequency(table)];
  });
  const frequency = met.reduce((sum, each) => sum + each, 0) / Math.max(1, met.length);
  return Math.log2(m / Math.min(1, perFrequency * frequency));
}

/** The frequency of the value that a record has, averaged over records. */
function typicalFrequency({ values, rest }: FrequencyTable): number {
  const listed = Object.values(values);
  const share = listed.reduce((sum, each) => sum + each, 0);
  const squares = listed.reduce((sum, each) => sum + each * each, 0);
  return squares + rest * Math.max(0, 1 - share);
}
