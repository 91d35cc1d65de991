import type { ServiceName } from '@concord/contracts/names';
import type { Collections } from './collections';

/** Which messages this service has taken effect of. */
export class Inbox {
  constructor(
    private readonly service: ServiceName,
    private readonly marks: Collections['inbox'],
  ) {}

  mark(messageId: string): string {
    return `${this.service}/${messageId}`;
  }

  /** Those of the ids that were consumed already. */
  async consumed(messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    const byMark = new Map(messageIds.map((id) => [this.mark(id), id]));
    const found = await this.marks
      .find({ _id: { $in: [...byMark.keys()] } }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.flatMap(({ _id }) => byMark.get(_id) ?? []));
  }

  /** Lets a message be consumed again: an operator replays it. */
  async forget(messageId: string): Promise<void> {
    await this.marks.deleteOne({ _id: this.mark(messageId) });
  }
}
