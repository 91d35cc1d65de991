import type { RecordKey } from '@concord/contracts/names';
import type { Link } from './relations.repository';

/** What one step towards a household needs to know. */
export interface Neighbourhood {
  /** Links by which these records say with whom they live. */
  readonly from: (keys: readonly RecordKey[]) => Promise<readonly Link[]>;
  /** Links that point to these records, or to numbers that are none. */
  readonly to: (keys: readonly RecordKey[]) => Promise<readonly Link[]>;
  readonly entitiesOf: (keys: readonly RecordKey[]) => Promise<ReadonlyMap<RecordKey, string>>;
  readonly keysOf: (entityIds: readonly string[]) => Promise<readonly RecordKey[]>;
}

export interface Household {
  /** The entity that was asked for comes first. */
  readonly members: readonly string[];
  /** Household numbers: what members point to and is no record. */
  readonly numbers: readonly RecordKey[];
  /** There are more members than are looked for: a number that stands for none, most likely. */
  readonly truncated: boolean;
}

export interface HouseholdLimits {
  readonly members: number;
  readonly rounds: number;
}

/**
 * Who lives together with an entity: all who point to the same record or number, to each other's records, and so
 * on, within limits.
 */
export async function householdOf(
  entityId: string,
  around: Neighbourhood,
  limits: HouseholdLimits,
): Promise<Household> {
  const members = new Set([entityId]);
  const places = new Set<RecordKey>();
  const numbers = new Set<RecordKey>();
  let newcomers = [entityId];
  for (let round = 0; newcomers.length > 0; round++) {
    if (round >= limits.rounds) return found(members, numbers, true);
    const keys = await around.keysOf(newcomers);
    const targets = (await around.from(keys)).map(({ to }) => to);
    const fresh = [...new Set([...keys, ...targets])].filter((key) => !places.has(key));
    for (const key of fresh) places.add(key);
    const pointing = (await around.to(fresh)).map(({ from }) => from);
    const entities = await around.entitiesOf([...new Set([...targets, ...pointing])]);
    for (const key of targets) if (!entities.has(key)) numbers.add(key);
    newcomers = [...new Set(entities.values())].filter((id) => !members.has(id)).sort();
    for (const id of newcomers) {
      if (members.size >= limits.members) return found(members, numbers, true);
      members.add(id);
    }
  }
  return found(members, numbers, false);
}

function found(members: Set<string>, numbers: Set<RecordKey>, truncated: boolean): Household {
  return { members: [...members], numbers: [...numbers].sort(), truncated };
}
