import type { EntityResolved } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';

/** Which entity each record belongs to, as the events of the resolver told, in whatever order they came. */
export class Told {
  /** Words about one decision on one record that name two entities: two processes decided at once. */
  contradictions = 0;
  private readonly words = new Map<RecordKey, { sequence: number; entityId: string | undefined }>();

  note({ entityId, joined, left }: EntityResolved): void {
    for (const member of joined) this.hear(member, member.sequence, entityId);
    for (const member of left) this.hear(member, member.sequence, member.to);
  }

  partition(): RecordKey[][] {
    const groups = new Map<string, RecordKey[]>();
    for (const [key, { entityId }] of this.words) {
      if (entityId === undefined) continue;
      const group = groups.get(entityId) ?? [];
      group.push(key);
      groups.set(entityId, group);
    }
    return [...groups.values()];
  }

  private hear(
    { source, recordId }: { readonly source: string; readonly recordId: string },
    sequence: number,
    entityId: string | undefined,
  ): void {
    const key = recordKey(source, recordId);
    const known = this.words.get(key);
    if (known?.sequence === sequence && known.entityId !== entityId) this.contradictions++;
    if (sequence > (known?.sequence ?? 0)) this.words.set(key, { sequence, entityId });
  }
}
