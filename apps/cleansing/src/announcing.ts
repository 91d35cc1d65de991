import { recordAttachedChannel, recordCleansedChannel } from '@concord/contracts/bus';
import type { RecordCleansed } from '@concord/contracts/events';
import { writeItem, type WrittenItem } from '@concord/messaging';
import type { Cleansers } from './cleansers';

/** Writes what is told to whom it concerns: identity resolution of parties, master data of what hangs on them. */
export function written(told: RecordCleansed, { attachedSources }: Cleansers): WrittenItem {
  const isAttached = attachedSources.has(told.source);
  return writeItem(isAttached ? recordAttachedChannel : recordCleansedChannel, told);
}
