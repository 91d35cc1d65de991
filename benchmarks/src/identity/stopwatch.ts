/** Seconds of each stage of a piece of work. */
export class Stopwatch {
  readonly seconds = new Map<string, number>();
  private last = performance.now();

  /** The stage that began at the last lap ended now. */
  lap(stage: string): void {
    const now = performance.now();
    this.seconds.set(stage, (this.seconds.get(stage) ?? 0) + (now - this.last) / 1000);
    this.last = now;
  }
}
