import type { RecordKey } from '@concord/contracts/names';

/** How near a partition is to the truth; shares are 0 to 1. */
export interface PartitionQuality {
  /** Of the pairs of records that were put together, the share that belongs together. */
  readonly precision: number;
  /** Of the pairs of records that belong together, the share that was put together. */
  readonly recall: number;
  readonly f1: number;
  /** For a record, on average: how much of its cluster belongs to it. */
  readonly bcubedPrecision: number;
  /** For a record, on average: how much of what belongs to it is in its cluster. */
  readonly bcubedRecall: number;
  /** Harmonic mean of the two. */
  readonly bcubedF1: number;
  /** Records in the largest cluster, and in the largest true entity. */
  readonly largest: number;
  readonly largestEntity: number;
  readonly clusters: number;
  readonly entities: number;
  readonly records: number;
}

/**
 * Compares a partition with the truth: pairwise over all pairs of records, and by B-cubed (Bagga and Baldwin
 * 1998), in which a large entity does not outweigh many small ones. Records without a truth are left out; a
 * record with a truth and no cluster (quarantined, lost) counts as a cluster of its own.
 */
export function partitionQuality(
  clusterOf: ReadonlyMap<RecordKey, string>,
  entityOf: ReadonlyMap<RecordKey, string>,
): PartitionQuality {
  const clusters = new Map<string, number>();
  const entities = new Map<string, number>();
  const both = new Map<string, Overlap>();
  for (const [key, entity] of entityOf) {
    const known = clusterOf.get(key);
    const cluster = known === undefined ? `alone ${key}` : `cluster ${known}`;
    count(clusters, cluster);
    count(entities, entity);
    const name = JSON.stringify([cluster, entity]);
    const overlap = both.get(name);
    if (overlap === undefined) both.set(name, { cluster, entity, records: 1 });
    else overlap.records++;
  }
  const records = entityOf.size;
  const overlaps = [...both.values()];
  const together = sum(overlaps.map((overlap) => pairs(overlap.records)));
  const precision = share(together, sum([...clusters.values()].map(pairs)));
  const recall = share(together, sum([...entities.values()].map(pairs)));
  const bcubedPrecision = bcubed(overlaps, ({ cluster }) => clusters.get(cluster), records);
  const bcubedRecall = bcubed(overlaps, ({ entity }) => entities.get(entity), records);
  return {
    precision,
    recall,
    f1: harmonicMean(precision, recall),
    bcubedPrecision,
    bcubedRecall,
    bcubedF1: harmonicMean(bcubedPrecision, bcubedRecall),
    largest: largestOf(clusters),
    largestEntity: largestOf(entities),
    clusters: clusters.size,
    entities: entities.size,
    records,
  };
}

/** Records that a cluster and an entity have in common. */
interface Overlap {
  readonly cluster: string;
  readonly entity: string;
  records: number;
}

/** Each of the records of an overlap finds that many of its own among `size` records. */
function bcubed(
  overlaps: readonly Overlap[],
  size: (overlap: Overlap) => number | undefined,
  records: number,
): number {
  const shares = overlaps.map((overlap) => overlap.records ** 2 / (size(overlap) ?? 1));
  return share(sum(shares), records);
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function pairs(records: number): number {
  return (records * (records - 1)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Of nothing, everything is right. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

function largestOf(counts: ReadonlyMap<string, number>): number {
  let largest = 0;
  for (const size of counts.values()) largest = Math.max(largest, size);
  return largest;
}
