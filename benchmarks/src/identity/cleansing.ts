import type { Workspace } from '@concord/contracts/workspace';
import type { MatchRecord } from '@concord/matching';
import { cleanserOf, type Cleanser } from '@concord/standardization/record';
import type { SourceRecord } from './labelled-records';

/** As matching sees them, without those that are quarantined. */
export function cleansed(
  records: readonly SourceRecord[],
  workspace: Workspace,
  today: string,
): MatchRecord[] {
  return records.flatMap(cleansing(workspace, today));
}

/** Takes record after record: as matching sees it; none where it is quarantined. */
export function cleansing(
  { model, tables, ...settings }: Workspace,
  today: string,
): (record: SourceRecord) => MatchRecord[] {
  const cleansers = new Map<SourceRecord['source'], Cleanser>();
  return ({ key, source, data }) => {
    const cleanse = cleansers.get(source) ?? cleanserOf(source, model, tables, settings);
    cleansers.set(source, cleanse);
    const outcome = cleanse(data, today);
    return outcome.kind === 'accepted' ? [{ key, fields: outcome.record.fields }] : [];
  };
}
