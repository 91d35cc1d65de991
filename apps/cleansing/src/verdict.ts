import type { CanonicalFields, CanonicalRecord, ValueChange } from '@concord/contracts/canonical';
import type { RecordCleansed, RecordReceived } from '@concord/contracts/events';
import type { Reason } from '@concord/standardization/record';
import type { Cleansers } from './cleansers';

/** What cleansing remembers of a source record. */
export interface RecordState {
  readonly version: number;
  /** Whether identity resolution holds a version of it. */
  readonly announced: boolean;
}

/** What one received record version leads to. */
export type Verdict =
  | {
      readonly kind: 'accepted';
      readonly record: CanonicalRecord;
      readonly changes: readonly ValueChange[];
    }
  | {
      readonly kind: 'quarantined';
      readonly reasons: readonly Reason[];
      readonly draft: CanonicalFields;
      readonly changes: readonly ValueChange[];
    }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'superseded' };

/**
 * Decides about one received version. A version that is not newer than the known one is superseded.
 *
 * @throws Error when the setup lacks the source or its entity; the message is retried then.
 */
export function judge(
  item: RecordReceived,
  known: RecordState | undefined,
  cleansers: Cleansers,
  today: string,
): Verdict {
  if (known !== undefined && item.version <= known.version) return { kind: 'superseded' };
  switch (item.op) {
    case 'delete':
      return { kind: 'deleted' };
    case 'unreadable':
      return { kind: 'quarantined', reasons: [item.fault], draft: {}, changes: [] };
    case 'upsert':
      return cleansers.of(item.source)(item.data, today, item.carried);
  }
}

/** The state after a verdict; unchanged for a superseded version. */
export function stateAfter(
  item: RecordReceived,
  verdict: Verdict,
  known: RecordState | undefined,
): RecordState {
  switch (verdict.kind) {
    case 'accepted':
      return { version: item.version, announced: true };
    case 'deleted':
      return { version: item.version, announced: false };
    case 'quarantined':
      return { version: item.version, announced: known?.announced ?? false };
    case 'superseded':
      return known ?? { version: item.version, announced: false };
  }
}

/** What identity resolution is told; nothing of what it never held or must not see. */
export function announcement(
  item: RecordReceived,
  verdict: Verdict,
  known: RecordState | undefined,
): RecordCleansed | undefined {
  const { source, recordId, version } = item;
  if (verdict.kind === 'accepted')
    return { op: 'upsert', source, recordId, version, record: verdict.record };
  if (verdict.kind === 'deleted' && known?.announced === true)
    return { op: 'delete', source, recordId, version };
  return undefined;
}
