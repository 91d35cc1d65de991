import type { RecordCleansed } from '@concord/contracts/events';
import { parseRecordKey, type RecordKey } from '@concord/contracts/names';
import type { Workspace } from '@concord/contracts/workspace';
import { createApiClient } from '@concord/cli/api-client';
import { untilDrained } from '@concord/cli/drained';
import type { MatchRecord } from '@concord/matching';
import { homeOf } from '../paths';
import { openResolverBus } from '../resolve/resolver-bus';
import { startResolver } from '../resolve/resolver-stack';
import { Told } from '../resolve/told';

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
