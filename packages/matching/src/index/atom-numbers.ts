import { enlarged } from './int-lists';

/**
 * Numbers of atoms by a hash of 64 bits, in flat arrays: the texts themselves would take more memory than all
 * else together. Two atoms of one hash, if that should ever happen, count as one, whichever came first.
 */
export class AtomNumbers {
  private low = new Int32Array(1_024);
  private high = new Int32Array(1_024);
  /** Open addressing: by place in the table, number + 1; 0 where the place is free. */
  private table = new Int32Array(2_048);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Undefined when the atom was never numbered. */
  find({ low, high }: AtomHash): number | undefined {
    const number = (this.table[this.place(low, high)] ?? 0) - 1;
    return number < 0 ? undefined : number;
  }

  /** The number of the atom; the next one when it has none yet. */
  of({ low, high }: AtomHash): number {
    const place = this.place(low, high);
    const known = (this.table[place] ?? 0) - 1;
    if (known >= 0) return known;
    const number = this.count++;
    this.table[place] = number + 1;
    if (number >= this.low.length) {
      this.low = enlarged(this.low, number + 1);
      this.high = enlarged(this.high, number + 1);
    }
    this.low[number] = low;
    this.high[number] = high;
    if (this.count * 3 > this.table.length * 2) this.rehash();
    return number;
  }

  get bytes(): number {
    return this.low.byteLength + this.high.byteLength + this.table.byteLength;
  }

  /** Where the atom stands in the table, or would stand. */
  private place(low: number, high: number): number {
    const mask = this.table.length - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const number = (this.table[place] ?? 0) - 1;
      if (number < 0 || (this.low[number] === low && this.high[number] === high)) return place;
    }
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    for (let number = 0; number < this.count; number++) {
      this.table[this.place(this.low[number] ?? 0, this.high[number] ?? 0)] = number + 1;
    }
  }
}

/** Hashes texts to two whole numbers of 32 bits each; one object serves for all, so that nothing is left behind. */
export class AtomHash {
  low = 0;
  high = 0;

  /**
   * Two multiplicative hashes side by side with the finishing of MurmurHash3 (Appleby 2008). The discount is a
   * part of it, so that atoms that should ever collide are at least of equal weight.
   */
  read(comparison: number, text: string, discount: number): this {
    let low = Math.imul(comparison + 1, 0x9e3779b1) ^ Math.round(discount * 100);
    let high = ~low;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      low = Math.imul(low ^ code, 0x9e3779b1);
      high = Math.imul(high ^ code, 0x5f356495);
    }
    low = mixed(low ^ (high >>> 15));
    this.high = mixed(high ^ (low >>> 13));
    this.low = low;
    return this;
  }
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
