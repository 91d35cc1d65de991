import { candidatesFor, type Candidate } from './candidate';
import type { Witness } from './evidence';
import type { Slot } from './policy';
import { decide, type Survivors } from './survivors';

/** What a steward said about a slot; without survivors: that it has no value. */
export interface StewardsWord {
  readonly survivors: Survivors | undefined;
}

const mostLost = 5;

/**
 * The latest word of a steward about a slot, which stands before everything that records say: a union takes
 * his list, a group all that he says about it. Undefined where no steward said anything about it.
 */
export function stewardDecides(
  slot: Slot,
  stewards: readonly Witness[],
  witnesses: readonly Witness[],
): StewardsWord | undefined {
  const speaking = stewards.filter((steward) => concerns(steward, slot));
  const latest = speaking.sort(laterFirst).slice(0, 1);
  if (latest.length === 0) return undefined;
  const [said] = candidatesFor({ ...slot, take: 'record' }, latest);
  if (said === undefined) return { survivors: undefined };
  const losers = () => strongest(slot, witnesses).map((candidate) => ({ candidate, rule }));
  return { survivors: { winners: [said], rule, losers } };
}

const rule = 'steward';

function concerns({ contributor }: Witness, { fields }: Slot): boolean {
  return fields.some(({ field }) => Object.hasOwn(contributor.record.fields, field));
}

function laterFirst(one: Witness, other: Witness): number {
  const [left, right] = [one.changedAt ?? -Infinity, other.changedAt ?? -Infinity];
  if (left !== right) return right - left > 0 ? 1 : -1;
  return one.contributor.key < other.contributor.key ? 1 : -1;
}

/** What would stand without the steward comes first among what he beat. */
function strongest(slot: Slot, witnesses: readonly Witness[]): readonly Candidate[] {
  const survivors = decide(slot, candidatesFor(slot, witnesses));
  if (survivors === undefined) return [];
  const others = survivors.losers().map(({ candidate }) => candidate);
  return [...survivors.winners, ...others].slice(0, mostLost);
}
