import type { CanonicalFields, CanonicalRecord, ValueChange } from '@concord/contracts/canonical';
import type { RecordCleansed, RecordReceived } from '@concord/contracts/events';
import type { FixedColumn } from '@concord/contracts/quarantine';
import type { Contribution } from '@concord/profiling/quality';
import type { QualityMarks, Reason } from '@concord/standardization/record';
import type { Cleansers } from './cleansers';
import { outcomeOfFixed } from './rejudging/fixed-record';

/** What cleansing remembers of a source record. */
export interface RecordState {
  readonly version: number;
  /** Whether identity resolution holds a version of it. */
  readonly announced: boolean;
  /** How often this version was judged anew; absent: never. */
  readonly rejudged?: number;
  /** What a person set right in this content; it goes with the content through replays. */
  readonly fix?: readonly FixedColumn[];
  /** It replays a version that had not come yet, so that the counts say nothing of it. */
  readonly uncounted?: true;
  /** What it adds to the standing of its source; a record that is gone adds nothing. */
  readonly contribution?: Contribution;
}

/** What one received record version leads to. */
export type Verdict =
  | {
      readonly kind: 'accepted';
      readonly record: CanonicalRecord;
      readonly changes: readonly ValueChange[];
      readonly marks: QualityMarks;
    }
  | {
      readonly kind: 'quarantined';
      readonly reasons: readonly Reason[];
      readonly draft: CanonicalFields;
      readonly changes: readonly ValueChange[];
      /** Absent where the row could not be read. */
      readonly marks?: QualityMarks;
      readonly changedAt?: string;
    }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'superseded' };

/** The version that an item says once more; undefined where the source said something. */
export function replayedBy(item: RecordReceived): number | undefined {
  return item.op === 'delete' ? undefined : item.replayOf;
}

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
  if (item.op === 'delete') return { kind: 'deleted' };
  const fix = fixHolding(item, known);
  if (fix !== undefined) {
    const [original, carried] = item.op === 'upsert' ? [item.data, item.carried] : [undefined];
    return outcomeOfFixed(cleansers.of(item.source), original, fix, today, carried);
  }
  if (item.op === 'unreadable')
    return { kind: 'quarantined', reasons: [item.fault], draft: {}, changes: [] };
  return cleansers.of(item.source)(item.data, today, item.carried);
}

/** What a person set right holds until the source sends something else. */
export function fixHolding(
  item: RecordReceived,
  known: RecordState | undefined,
): RecordState['fix'] {
  const replayed = replayedBy(item);
  return replayed !== undefined && replayed === known?.version ? known.fix : undefined;
}

/** The state after a verdict; unchanged for a superseded version. */
export function stateAfter(
  item: RecordReceived,
  verdict: Verdict,
  known: RecordState | undefined,
  contribution?: Contribution,
): RecordState {
  const worth = contribution === undefined ? {} : { contribution };
  switch (verdict.kind) {
    case 'accepted':
      return { version: item.version, announced: true, ...handedOn(item, known), ...worth };
    case 'deleted':
      return { version: item.version, announced: false };
    case 'quarantined':
      return {
        version: item.version,
        announced: known?.announced ?? false,
        ...handedOn(item, known),
        ...worth,
      };
    case 'superseded':
      return known ?? { version: item.version, announced: false };
  }
}

/** What a replayed version takes over from the one whose content it has. */
function handedOn(
  item: RecordReceived,
  known: RecordState | undefined,
): Pick<RecordState, 'fix' | 'uncounted'> | undefined {
  const replayed = replayedBy(item);
  if (replayed === undefined) return undefined;
  if (replayed !== known?.version) return { uncounted: true };
  const { fix, uncounted } = known;
  return {
    ...(fix === undefined ? {} : { fix }),
    ...(uncounted === undefined ? {} : { uncounted }),
  };
}

/** What the next service is told; nothing of what it never held or must not see. */
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
