/** Lets one piece of work at a time at something, in the order of asking. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    // The next one waits for this one's end, however it ends; the error goes to who asked.
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
