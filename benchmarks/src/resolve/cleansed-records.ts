import { recordKey } from '@concord/contracts/names';
import type { RecordCleansed } from '@concord/contracts/events';
import type { Workspace } from '@concord/contracts/workspace';
import { retailRecords, type RetailOptions } from '@concord/example-retail/generator';
import { cleanserOf } from '@concord/standardization/record';
import { z } from 'zod';

const rawRecord = z.record(z.string(), z.unknown());

/** The records of the retail example as cleansing sends them on; exact repeats and junk are left out. */
export function cleansedRecords(workspace: Workspace, retail: RetailOptions): RecordCleansed[] {
  const { model, tables, ...settings } = workspace;
  const cleansers = new Map(
    workspace.sources.map((source) => [source.source, cleanserOf(source, model, tables, settings)]),
  );
  const today = '2026-06-01';
  const records = new Map<string, RecordCleansed>();
  for (const { source: name, recordId, data } of retailRecords(retail)) {
    const cleanse = cleansers.get(name);
    if (cleanse === undefined) throw new Error(`the retail workspace has no source "${name}"`);
    const outcome = cleanse(rawRecord.parse(data), today);
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
