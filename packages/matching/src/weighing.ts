import { unitsPerBit } from './index/candidate-lists';
import type { Profile } from './profile';
import { OneToMany } from './one-to-many';
import type { PairScorer } from './pair-scorer';
import { weightBounds } from './model/model';

/**
 * Weights of pairs, in whole 1/64 bits, where they exceed the floor of the scorer; else those of the lowest weight.
 *
 * @param pairs Positions, two by two, those with the same first one beside each other.
 */
export function weighPairs(
  pairs: Int32Array,
  profileAt: (position: number) => Profile | undefined,
  scorer: PairScorer,
): Int16Array {
  const units = new Int16Array(pairs.length / 2);
  const scoring = new OneToMany(scorer);
  let started = -1;
  for (let pair = 0; pair < units.length; pair++) {
    const i = pairs[2 * pair] ?? 0;
    const one = i === started ? undefined : profileAt(i);
    if (one !== undefined) scoring.start(one);
    started = i;
    const other = profileAt(pairs[2 * pair + 1] ?? 0);
    const bits = other === undefined ? weightBounds.lowest : scoring.weigh(other);
    units[pair] = Math.round(bits * unitsPerBit);
  }
  return units;
}
