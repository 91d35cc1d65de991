import type { Collections } from './collections';
import type { Delivery } from './delivery';

/** From this many redeliveries on, a message may be what kills the process. */
const suspicious = 3;

/**
 * Finds the message that kills the process. The broker counts every message that was in flight
 * when a process died; taken alone that would park the innocent with the guilty. So messages that
 * came back several times are worked on one by one, each counted in MongoDB before it is begun.
 */
export class Suspects {
  /** How often the work on one message may be begun without an end. */
  readonly limit = 5;

  constructor(private readonly counts: Collections['suspects']) {}

  among(unit: readonly Delivery[]): boolean {
    return unit.some(({ redeliveries }) => redeliveries >= suspicious);
  }

  /** Counts a beginning. @returns how often the work was begun, this time included. */
  async begin({ id }: Delivery): Promise<number> {
    const entry = await this.counts.findOneAndUpdate(
      { _id: id },
      { $inc: { begun: 1 }, $set: { at: new Date() } },
      { upsert: true, returnDocument: 'after', writeConcern: { w: 1, journal: true } },
    );
    return entry?.begun ?? 1;
  }

  /** The work came to an end, whichever: the message does not kill. */
  async cleared({ id }: Delivery): Promise<void> {
    await this.counts.deleteOne({ _id: id });
  }
}
