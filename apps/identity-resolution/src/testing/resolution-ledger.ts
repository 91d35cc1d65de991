import type { RecordCleansed } from '@concord/contracts/events';
import type { RecordKey } from '@concord/contracts/names';
import type { Regrouping } from '@concord/matching';
import fc from 'fast-check';
import type { StoredEntity } from '../entities/stored-entity';
import type { StoredRecord } from '../records/stored-record';
import { causeOf, outcomeOf, type Outcome } from '../resolving/outcome';

const recordIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Of each record: the group it is in from now on, `-1` for gone; and whether it says something new. */
export const fates = fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.boolean()), {
  minLength: recordIds.length,
  maxLength: recordIds.length,
});
export type Fate = readonly (readonly [group: number, changed: boolean])[];
export type History = readonly Fate[];

/** The stored side of identity resolution in memory, fed with groups that a test chooses. */
export class ResolutionLedger {
  /** Every id ever issued. */
  readonly issued: string[] = [];
  private readonly records = new Map<RecordKey, StoredRecord>();
  private readonly entities = new Map<string, StoredEntity>();
  private grouped: readonly (readonly RecordKey[])[] = [];

  /** One unit: these records come, and all present records are grouped so. */
  play({
    arrivals,
    groups,
  }: {
    arrivals: readonly string[];
    groups: readonly string[][];
  }): Outcome {
    const keys = groups.map((group) => group.map((id) => `crm:${id}`));
    return this.regroup(
      keys,
      arrivals.map((id) => this.cleansed(id, 'upsert')),
    );
  }

  live(fate: Fate): Outcome {
    const incoming = recordIds.flatMap((id, at) => {
      const [group = -1, changed = false] = fate[at] ?? [];
      const present = this.records.get(`crm:${id}`)?.entityId != null;
      if (group < 0) return present ? [this.cleansed(id, 'delete')] : [];
      return present && !changed ? [] : [this.cleansed(id, 'upsert')];
    });
    const groups = [0, 1, 2, 3].map((label) =>
      recordIds.filter((_, at) => fate[at]?.[0] === label).map((id) => `crm:${id}`),
    );
    return this.regroup(
      groups.filter((group) => group.length > 0),
      incoming,
    );
  }

  sequences(): Map<RecordKey, number> {
    return new Map([...this.records].map(([key, { sequence }]) => [key, sequence]));
  }

  versions(): Map<string, number> {
    return new Map([...this.entities].map(([id, { version }]) => [id, version]));
  }

  entity(id: string): StoredEntity {
    const found = this.entities.get(id);
    if (found === undefined) throw new Error(`${id} is not stored`);
    return found;
  }

  /** Where an id leads, through at most as many redirects as there are ids. */
  follow(id: string): StoredEntity | undefined {
    let end = this.entities.get(id);
    for (let hops = 0; end?.status === 'redirected' && hops < this.issued.length; hops++)
      end = this.entities.get(end.into[0] ?? '');
    return end;
  }

  entityOf(recordId: string): string | null | undefined {
    return this.records.get(`crm:${recordId}`)?.entityId;
  }

  membersOf(id: string): RecordKey[] {
    return [...this.records.values()]
      .filter(({ entityId }) => entityId === id)
      .map(({ key }) => key)
      .sort();
  }

  /** Records by entity, as stored. */
  partition(): RecordKey[][] {
    return sorted([...this.entities.keys()].map((id) => this.membersOf(id)));
  }

  /** Records by group, as the test wanted them. */
  groups(): RecordKey[][] {
    return sorted(this.grouped.map((group) => [...group].sort()));
  }

  private regroup(
    after: readonly (readonly RecordKey[])[],
    items: readonly RecordCleansed[],
  ): Outcome {
    const incoming = new Map(items.map((item) => [`crm:${item.recordId}`, item]));
    const regroupings = exchanges(this.grouped, after);
    const touched = new Set(
      [
        ...regroupings.flatMap(({ before, after: now }) => [...before, ...now]),
        [...incoming.keys()],
      ].flat(),
    );
    const records = new Map([...this.records].filter(([key]) => touched.has(key)));
    const outcome = outcomeOf({
      kind: 'customer',
      cause: causeOf(incoming, records),
      regroupings,
      incoming,
      records,
      entities: this.concerned(records, incoming),
      issue: () => this.issue(),
    });
    for (const record of outcome.records) this.records.set(record.key, record);
    for (const entity of outcome.entities) this.entities.set(entity.id, entity);
    this.grouped = after;
    return outcome;
  }

  /** What `Resolution` would load: own entities, ids that redirect to them, ended ids of who returns. */
  private concerned(
    records: ReadonlyMap<RecordKey, StoredRecord>,
    incoming: ReadonlyMap<RecordKey, RecordCleansed>,
  ): StoredEntity[] {
    const own = new Set([...records.values()].map(({ entityId }) => entityId));
    const returned = [...incoming.keys()].filter((key) => records.get(key)?.entityId === null);
    return [...this.entities.values()].filter(
      ({ id, status, into, founder }) =>
        own.has(id) ||
        (status === 'redirected' && own.has(into[0] ?? '')) ||
        (status === 'retired' && returned.includes(founder)),
    );
  }

  private cleansed(recordId: string, op: 'upsert' | 'delete'): RecordCleansed {
    const version = (this.records.get(`crm:${recordId}`)?.version ?? 0) + 1;
    const identity = { source: 'crm', recordId, version };
    if (op === 'delete') return { ...identity, op };
    const record = { entity: 'customer', fields: {}, issues: [], quality: 1 };
    return { ...identity, op, record };
  }

  private issue(): { id: string; age: number } {
    const age = this.issued.length + 1;
    const id = `ent_${String(age).padStart(26, '0')}`;
    this.issued.push(id);
    return { id, age };
  }
}

/** Groups before and after that have records in common, together; those that did not change left out. */
function exchanges(
  before: readonly (readonly RecordKey[])[],
  after: readonly (readonly RecordKey[])[],
): Regrouping[] {
  let bundles: { before: (readonly RecordKey[])[]; after: (readonly RecordKey[])[] }[] = [];
  const add = (side: 'before' | 'after', group: readonly RecordKey[]) => {
    const linked = bundles.filter((bundle) =>
      [...bundle.before, ...bundle.after].flat().some((key) => group.includes(key)),
    );
    const merged = {
      before: linked.flatMap((bundle) => bundle.before),
      after: linked.flatMap((bundle) => bundle.after),
    };
    merged[side].push(group);
    bundles = [...bundles.filter((bundle) => !linked.includes(bundle)), merged];
  };
  for (const group of before) add('before', group);
  for (const group of after) add('after', group);
  return bundles
    .filter((bundle) => JSON.stringify(bundle.before) !== JSON.stringify(bundle.after))
    .map((bundle) => ({ ...bundle, reason: 'moved' }));
}

function sorted(groups: readonly RecordKey[][]): RecordKey[][] {
  return groups
    .filter((group) => group.length > 0)
    .sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1));
}
