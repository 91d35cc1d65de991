/** Which record is which true customer. */
export interface TruthRow {
  readonly source: string;
  readonly recordId: string;
  readonly customer: string;
}

/** Which record identity resolution put into which entity. */
export interface CrosswalkRow {
  readonly source: string;
  readonly recordId: string;
  readonly entityId: string;
}

export interface Evaluation {
  /** Of the pairs that were put together, the share that belongs together. */
  readonly precision: number;
  /** Of the pairs that belong together, the share that was put together. */
  readonly recall: number;
  readonly f1: number;
  /** Records in the largest entity. */
  readonly largest: number;
  /** Entities among the records with a truth. */
  readonly clusters: number;
  readonly records: number;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsOf(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
}

/**
 * Pairwise precision and recall over clusters. Records without a truth (junk) are left out; a
 * record with a truth but no entity (quarantined, lost) counts as an entity of its own.
 */
export function evaluate(truth: readonly TruthRow[], xref: readonly CrosswalkRow[]): Evaluation {
  const keyOf = (source: string, recordId: string): string => JSON.stringify([source, recordId]);
  const entityOf = new Map(xref.map((row) => [keyOf(row.source, row.recordId), row.entityId]));
  const customers = new Map<string, number>();
  const entities = new Map<string, number>();
  const both = new Map<string, number>();
  const records = new Set<string>();
  for (const { source, recordId, customer } of truth) {
    const key = keyOf(source, recordId);
    if (records.has(key)) continue;
    records.add(key);
    const entity = entityOf.get(key) ?? `alone ${key}`;
    add(customers, customer);
    add(entities, entity);
    add(both, JSON.stringify([customer, entity]));
  }
  return scores(customers, entities, both, records.size);
}

function scores(
  customers: Map<string, number>,
  entities: Map<string, number>,
  both: Map<string, number>,
  records: number,
): Evaluation {
  const [wanted, found, right] = [pairsOf(customers), pairsOf(entities), pairsOf(both)];
  const precision = found === 0 ? 1 : right / found;
  const recall = wanted === 0 ? 1 : right / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const largest = Math.max(0, ...entities.values());
  return { precision, recall, f1, largest, clusters: entities.size, records };
}
