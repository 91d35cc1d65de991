import { recordReceivedChannel } from '@concord/contracts/bus';
import { recordKey } from '@concord/contracts/names';
import { Messaging, type Transaction } from '@concord/messaging';
import { Injectable } from '@nestjs/common';
import { takeIn, type Arrival, type IntakeCounts } from './intake';
import { RawRecords } from './raw-records.repository';
import { SourceStates } from '../sources/source-states.repository';

export interface IntakeOptions {
  /** The full run that marks what it sees; absent for pushes and incremental runs. */
  readonly seenIn?: string;
  /** What else belongs into the transaction, such as a run's checkpoint. */
  readonly also?: (tx: Transaction, counts: IntakeCounts) => Promise<void>;
}

/** Takes arrivals in: raw records, counts, checkpoint and outgoing events in one transaction. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly messaging: Messaging,
    private readonly raw: RawRecords,
    private readonly sources: SourceStates,
  ) {}

  async take(
    source: string,
    arrivals: readonly Arrival[],
    options: IntakeOptions = {},
  ): Promise<IntakeCounts> {
    const keys = arrivals.map((arrival) => recordKey(source, arrival.recordId));
    const readAt = new Date().toISOString();
    return await this.messaging.outbox.transaction(async (tx) => {
      const known = await this.raw.load(keys, tx.session);
      const intake = takeIn(source, arrivals, known, readAt);
      await this.raw.save(intake, options.seenIn, tx.session);
      await this.sources.add(source, intake.counts, tx.session);
      await options.also?.(tx, intake.counts);
      tx.emit(recordReceivedChannel, intake.events);
      return intake.counts;
    });
  }
}
