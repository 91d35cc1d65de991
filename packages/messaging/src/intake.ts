import type { Delivery } from './delivery';
import { Bell } from './pauses';

export interface UnitLimits {
  readonly records: number;
  readonly messages: number;
  /** Bytes of the bodies. */
  readonly bytes: number;
  /** How long to wait for more when more is obviously coming, ms. */
  readonly lingerMs: number;
}

/** Deliveries of one partition in their order, gathered into units of one type. */
export class Intake {
  private waiting: Delivery[] = [];
  private readonly bell = new Bell();
  /** The last unit had company: a stream is flowing, so a short wait for more pays. */
  private flowing = false;

  constructor(private readonly limits: UnitLimits) {}

  add(delivery: Delivery): void {
    this.waiting.push(delivery);
    this.bell.ring();
  }

  /** Drops what came by a lost channel: the broker delivers it again. */
  clear(): void {
    this.waiting = [];
  }

  /**
   * Waits for a delivery, then takes what is there: consecutive messages of one type up to the
   * limits. A message that does not fit its schema is a unit of its own.
   * @returns nothing when the signal ended the wait.
   */
  async next(signal: AbortSignal): Promise<readonly Delivery[]> {
    while (this.waiting.length === 0) {
      if (signal.aborted) return [];
      await this.bell.wait(60_000, signal);
    }
    if (this.flowing) await this.linger(signal);
    if (signal.aborted) return [];
    const unit = this.waiting.slice(0, this.reach());
    this.waiting = this.waiting.slice(unit.length);
    this.flowing = unit.length > 1 || this.waiting.length > 0;
    return unit;
  }

  private async linger(signal: AbortSignal): Promise<void> {
    const until = performance.now() + this.limits.lingerMs;
    while (this.waiting.length > 0 && this.reach() === this.waiting.length && !this.full()) {
      const left = until - performance.now();
      if (left <= 0 || signal.aborted) return;
      await this.bell.wait(left, signal);
    }
  }

  private full(): boolean {
    const records = this.waiting.reduce((sum, delivery) => sum + delivery.records, 0);
    return this.waiting.length >= this.limits.messages || records >= this.limits.records;
  }

  /** How many of those that wait make the next unit. */
  private reach(): number {
    const [first] = this.waiting;
    if (first?.content.ok !== true) return Math.min(1, this.waiting.length);
    let records = 0;
    let bytes = 0;
    let count = 0;
    for (const delivery of this.waiting) {
      // A message is parsed to see what it holds: one that cannot fit is left alone, and takes no room.
      if (records >= this.limits.records) break;
      records += delivery.records;
      bytes += delivery.body.byteLength;
      const fits =
        count < this.limits.messages &&
        records <= this.limits.records &&
        bytes <= this.limits.bytes;
      const alike = delivery.content.ok && delivery.type === first.type;
      if (count > 0 && !(fits && alike)) break;
      count += 1;
    }
    return count;
  }
}
