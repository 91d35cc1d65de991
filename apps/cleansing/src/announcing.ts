import { recordAttachedChannel, recordCleansedChannel } from '@concord/contracts/bus';
import type { RecordCleansed } from '@concord/contracts/events';
import type { Transaction } from '@concord/messaging';
import type { Cleansers } from './cleansers';

/** Tells whom it concerns: identity resolution of parties, master data of what hangs on them. */
export function announce(
  told: readonly RecordCleansed[],
  { attachedSources }: Cleansers,
  tx: Transaction,
): void {
  if (attachedSources.size === 0) {
    tx.emit(recordCleansedChannel, told);
    return;
  }
  const isAttached = ({ source }: RecordCleansed): boolean => attachedSources.has(source);
  tx.emit(
    recordCleansedChannel,
    told.filter((item) => !isAttached(item)),
  );
  tx.emit(recordAttachedChannel, told.filter(isAttached));
}
