/**
 * A work in chunks that are claimed by whoever is free, each once: threads that share the counter share the work. Which
 * chunks there are does not depend on who does them, so that results put together in their order are always the same.
 */
export class Chunks {
  private readonly counter: Int32Array;

  /**
   * @param size Items in a chunk: enough that claiming costs nothing, few enough that threads end at the same time.
   * @param claimed Of four bytes: how many chunks were claimed by all threads together.
   */
  constructor(
    readonly items: number,
    readonly size: number,
    readonly claimed = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.counter = new Int32Array(claimed);
  }

  get areLeft(): boolean {
    return Atomics.load(this.counter, 0) * this.size < this.items;
  }

  /** Claims chunks until none is left: first item, and the one after the last. */
  *claim(): Generator<readonly [start: number, end: number]> {
    for (;;) {
      const start = Atomics.add(this.counter, 0, 1) * this.size;
      if (start >= this.items) return;
      yield [start, Math.min(this.items, start + this.size)];
    }
  }
}

/** A work over so many pairs. */
export function chunksOfPairs(pairs: number, claimed?: SharedArrayBuffer): Chunks {
  return new Chunks(pairs, 2_048, claimed);
}
