import type { RecordKey } from '@concord/contracts/names';
import { assignIds, type Entity, type IssuedId, type Regrouping } from '@concord/matching';

/** Which entity each record belongs to and which ids there ever were, as the service keeps it. */
export class Ledger {
  private readonly entities = new Map<string, Entity>();
  private readonly idOf = new Map<RecordKey, string>();
  private retired: IssuedId[] = [];
  private issued = 0;

  apply(regroupings: readonly Regrouping[]): void {
    for (const { before, after } of regroupings) this.regroup(before.flat(), after);
  }

  /** The id of each record's entity. */
  ids(): ReadonlyMap<RecordKey, string> {
    return new Map(this.idOf);
  }

  private regroup(before: readonly RecordKey[], parts: readonly (readonly RecordKey[])[]): void {
    const present = new Set(parts.flat());
    const ids = new Set([...before, ...present].flatMap((key) => this.idOf.get(key) ?? []));
    const result = assignIds({
      current: [...ids].flatMap((id) => this.entities.get(id) ?? []),
      parts,
      retired: this.retired.filter(({ founder }) => present.has(founder)),
      issue: () => ({ id: `ent_${++this.issued}`, age: this.issued }),
    });
    for (const id of ids) this.entities.delete(id);
    for (const key of before) this.idOf.delete(key);
    for (const entity of result.entities) {
      this.entities.set(entity.id, entity);
      for (const key of entity.members) this.idOf.set(key, entity.id);
    }
    this.retired = [
      ...this.retired.filter(({ founder }) => !present.has(founder)),
      ...result.retired,
    ];
  }
}
