import { unitsPerBit } from './candidate-lists';
import type { CandidateTable } from './candidate-table';
import { IntLists } from './int-lists';

/** By position, those of its candidates that may be one with it: candidate, weight, candidate, weight … */
export function keptCandidates(table: CandidateTable, units: Int16Array, floor: number): IntLists {
  const kept = new IntLists();
  const { pairs } = table;
  const lowest = floor * unitsPerBit;
  for (let pair = 0; 2 * pair < pairs.length; pair++) {
    const weight = units[pair] ?? 0;
    if (weight <= lowest) continue;
    const i = pairs[2 * pair] ?? 0;
    const j = pairs[2 * pair + 1] ?? 0;
    for (const [one, other] of [
      [i, j],
      [j, i],
    ] as const) {
      if (!table.has(one, other)) continue;
      kept.push(one, other);
      kept.push(one, weight);
    }
  }
  return kept;
}
