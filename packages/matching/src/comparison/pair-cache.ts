const slots = 1 << 16;

/**
 * Remembers outcomes for pairs of numbered things, in constant memory: a pair may push out another one.
 * It holds results of pure functions only, so that what it forgets changes nothing but time.
 */
export class PairCache<T> {
  private readonly keys = new Float64Array(slots).fill(-1);
  private readonly outcomes = new Array<T | undefined>(slots);

  get(a: number, b: number, compute: () => T): T | undefined {
    const key = a * 0x4000000 + b;
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 16;
    if (this.keys[slot] === key) return this.outcomes[slot];
    const outcome = compute();
    this.keys[slot] = key;
    this.outcomes[slot] = outcome;
    return outcome;
  }
}
