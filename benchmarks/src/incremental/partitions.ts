import type { RecordKey } from '@concord/contracts/names';
import { partitionQuality } from '@concord/matching';

type Partition = readonly (readonly RecordKey[])[];

/** Records whose group has other members in the other partition. */
export function differing(a: Partition, b: Partition): number {
  const [left, right] = [membersOf(a), membersOf(b)];
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].filter((key) => left.get(key) !== right.get(key)).length;
}

/** Pairwise F1 of a partition with another one as the truth. */
export function agreement(partition: Partition, expected: Partition): number {
  return partitionQuality(namesOf(partition), namesOf(expected)).f1;
}

function membersOf(partition: Partition): Map<RecordKey, string> {
  return new Map(
    partition.flatMap((group) => {
      const members = JSON.stringify([...group].sort());
      return group.map((key): [RecordKey, string] => [key, members]);
    }),
  );
}

/** By record, a name of its group. */
export function namesOf(partition: Partition): Map<RecordKey, string> {
  return new Map(
    partition.flatMap((group, at) => group.map((key): [RecordKey, string] => [key, String(at)])),
  );
}
