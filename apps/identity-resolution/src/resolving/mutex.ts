/** Lets one piece of work at a time at something, in the order of asking. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** How many hold it or wait for it. */
  get queue(): number {
    return this.waiting;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    this.waiting++;
    const turn = this.last.then(work, work).finally(() => this.waiting--);
    // The next one waits for this one's end, however it ends; the error goes to who asked.
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
