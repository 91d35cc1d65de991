import type { QuarantinedRecord } from '@concord/contracts/quarantine';
import { recordKey } from '@concord/contracts/names';
import type { RecordReceived } from '@concord/contracts/events';
import type { RecordState, Verdict } from '../verdict';

export type QuarantineDocument = Omit<QuarantinedRecord, 'id'> & {
  readonly _id: string;
  readonly key: string;
};

export function documentOf(
  item: RecordReceived,
  verdict: Extract<Verdict, { kind: 'quarantined' }>,
  fix: RecordState['fix'],
  at: Date,
): QuarantineDocument {
  const key = recordKey(item.source, item.recordId);
  return {
    _id: `${key}@${item.version}`,
    key,
    source: item.source,
    recordId: item.recordId,
    version: item.version,
    ...(item.op === 'delete' ? {} : { position: item.position }),
    quarantinedAt: at.toISOString(),
    reasons: [...verdict.reasons],
    original: item.op === 'upsert' ? item.data : item.op === 'unreadable' ? item.excerpt : null,
    ...(item.op === 'upsert' && item.carried !== undefined ? { carried: item.carried } : {}),
    ...(fix === undefined ? {} : { fix: [...fix] }),
    draft: verdict.draft,
  };
}

export function recordOf({ _id, key, ...rest }: QuarantineDocument): QuarantinedRecord {
  return { id: _id, ...rest };
}

/** Whether a text stands anywhere in what people see of an entry; case does not matter. */
export function mentions(record: QuarantinedRecord, text: string): boolean {
  const { recordId, position = '', reasons, original, fix = [] } = record;
  const messages = reasons.map(({ code, message }) => `${code} ${message}`);
  const seen = [recordId, position, ...messages, JSON.stringify(original), JSON.stringify(fix)];
  const sought = text.toLowerCase();
  return seen.some((part) => part.toLowerCase().includes(sought));
}
