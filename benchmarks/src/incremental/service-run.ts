import type { EntityResolved, RecordCleansed } from '@concord/contracts/events';
import { parseRecordKey, recordKey, type RecordKey } from '@concord/contracts/names';
import type { Workspace } from '@concord/contracts/workspace';
import { createApiClient } from '@concord/cli/api-client';
import { untilDrained } from '@concord/cli/drained';
import type { MatchRecord } from '@concord/matching';
import { homeOf } from '../paths';
import { openResolverBus } from '../resolve/resolver-bus';
import { startResolver } from '../resolve/resolver-stack';

/** Which entity each record belongs to, as the events of the resolver told, in whatever order they came. */
class Told {
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
    if (sequence > (this.words.get(key)?.sequence ?? 0))
      this.words.set(key, { sequence, entityId });
  }
}

/**
 * The same through the real service on real servers, from empty to settled.
 *
 * @param arrivals may hold a record more than once.
 * @returns the settled partition, as other services know it from the events.
 */
export async function runThroughService(
  workspace: Workspace,
  entity: string,
  arrivals: readonly MatchRecord[],
  recordsPerMessage: number,
): Promise<RecordKey[][]> {
  const stack = await startResolver(homeOf('incremental'), workspace);
  try {
    const told = new Told();
    const bus = await openResolverBus(stack.rabbitmqUrl, (event) => told.note(event));
    await bus.send(
      arrivals.map((record) => cleansed(entity, record)),
      recordsPerMessage,
    );
    const api = createApiClient(stack);
    await untilDrained(api, { everyMs: 200, timeoutMs: 600_000 });
    await bus.close();
    return told.partition();
  } finally {
    await stack.stop();
  }
}

function cleansed(entity: string, { key, fields }: MatchRecord): RecordCleansed {
  const record = { entity, fields, issues: [], quality: 1 };
  return { op: 'upsert', ...parseRecordKey(key), version: 1, record };
}
