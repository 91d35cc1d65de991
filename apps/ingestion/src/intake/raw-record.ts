import type { RawRecord } from '@concord/contracts/preview';
import type { RawDocument } from './raw-records.repository';

/** A raw record as it is shown. */
export function rawRecordOf({ _id, hash, seenIn, ...shown }: RawDocument): RawRecord {
  const { position, data, carried, fault, excerpt, ...identity } = shown;
  return {
    ...identity,
    ...(position === undefined ? {} : { position }),
    ...(data === undefined ? {} : { data }),
    ...(carried === undefined ? {} : { carried }),
    ...(fault === undefined ? {} : { fault }),
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}
