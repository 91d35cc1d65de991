import { recordKey } from '@concord/contracts/names';
import type { RecordCleansed } from '@concord/contracts/events';
import type { Workspace } from '@concord/contracts/workspace';
import { retailRecords, type RetailOptions } from '@concord/example-retail/generator';
import { cleanse } from '@concord/standardization/record';
import { z } from 'zod';

const rawRecord = z.record(z.string(), z.unknown());

/** The records of the retail example as cleansing sends them on; exact repeats and junk are left out. */
export function cleansedRecords(workspace: Workspace, retail: RetailOptions): RecordCleansed[] {
  const sources = new Map(workspace.sources.map((source) => [source.source, source]));
  const today = '2026-06-01';
  const records = new Map<string, RecordCleansed>();
  for (const { source: name, recordId, data } of retailRecords(retail)) {
    const source = sources.get(name);
    const model = source && workspace.model.entities[source.entity];
    if (source === undefined || model === undefined)
      throw new Error(`the retail workspace has no source "${name}"`);
    const outcome = cleanse(rawRecord.parse(data), source, model, today);
    if (outcome.kind === 'quarantined') continue;
    records.set(recordKey(name, recordId), {
      op: 'upsert',
      source: name,
      recordId,
      version: 1,
      record: outcome.record,
    });
  }
  return [...records.values()];
}
