import type { EntityResolved } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';

/** When the resolver's answer on each record came, in the order of the answers. */
export class Arrivals {
  private readonly times: number[] = [];
  private readonly seen = new Set<RecordKey>();
  private readonly awaited = new Map<RecordKey, (at: number) => void>();
  private readonly marks: { readonly count: number; readonly reach: () => void }[] = [];

  /** Records that the event brings with their content are answered. */
  noteAll({ joined }: EntityResolved): void {
    for (const { source, recordId, record } of joined)
      if (record !== undefined) this.note(recordKey(source, recordId));
  }

  /** The first answer on a record counts; it may move again. */
  note(key: RecordKey): void {
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const at = performance.now();
    this.times.push(at);
    this.awaited.get(key)?.(at);
    for (const mark of this.marks) if (mark.count === this.times.length) mark.reach();
  }

  get count(): number {
    return this.times.length;
  }

  /** Resolves with the time of the answer on a record that has not come yet. */
  of(key: RecordKey): Promise<number> {
    return new Promise((resolve) => this.awaited.set(key, resolve));
  }

  /** Resolves when so many records have been answered. */
  reached(count: number): Promise<void> {
    if (this.times.length >= count) return Promise.resolve();
    return new Promise((reach) => this.marks.push({ count, reach }));
  }

  /** Milliseconds per record between the answers number `from` and `to`. */
  pace(from: number, to: number): number {
    const [begin, end] = [this.times[from - 1], this.times[to - 1]];
    if (begin === undefined || end === undefined)
      throw new Error(`no answers number ${from} to ${to}`);
    return (end - begin) / (to - from);
  }
}
