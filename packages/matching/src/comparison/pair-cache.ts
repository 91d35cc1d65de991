const fewestSlots = 1 << 12;
const mostSlots = 1 << 16;

/** Something that is compared often and has a number of its own. */
export interface Numbered {
  readonly id: number;
}

/**
 * Remembers outcomes for pairs of numbered things, in bounded memory: a pair may push out another one.
 * It holds results of a pure function only, so that what it forgets changes nothing but time.
 */
export class PairCache<V extends Numbered, T> {
  private keys = new Float64Array(fewestSlots).fill(-1);
  private outcomes: T[] = [];
  private misses = 0;

  constructor(private readonly compute: (a: V, b: V) => T) {}

  get(a: V, b: V): T {
    const key = a.id * 0x4000000 + b.id;
    const mixed = Math.imul(a.id, 0x9e3779b1) ^ Math.imul(b.id, 0x85ebca6b);
    const slot = (mixed >>> 15) & (this.keys.length - 1);
    const known = this.keys[slot] === key ? this.outcomes[slot] : undefined;
    if (known !== undefined) return known;
    const outcome = this.compute(a, b);
    this.keys[slot] = key;
    this.outcomes[slot] = outcome;
    if (++this.misses > this.keys.length && this.keys.length < mostSlots) this.grow();
    return outcome;
  }

  /** What was known is worked out again: cheaper than to move it. */
  private grow(): void {
    this.keys = new Float64Array(this.keys.length * 4).fill(-1);
    this.outcomes = [];
    this.misses = 0;
  }
}

/** Beyond this many values numbering starts anew; a value known before merely gets another number. */
export const mostValues = 500_000;

/** One object per distinct key, so that equal values share memory and pairs of them can be remembered. */
export class Numbering<V extends Numbered> {
  /** The value of each key, as a list of one: nearly all fields hold one value, and may share it as it is. */
  private readonly values = new Map<string, readonly [V]>();
  private nextId = 0;

  constructor(private readonly create: (key: string, id: number) => V) {}

  of(key: string): V {
    return this.alone(key)[0];
  }

  /** The values of some keys; undefined for none. */
  listOf(keys: readonly string[]): readonly V[] | undefined {
    const [first] = keys;
    if (first === undefined) return undefined;
    return keys.length === 1 ? this.alone(first) : keys.map((key) => this.of(key));
  }

  /** The same values by the numbers of this one, where another one of its kind has numbered them. */
  again(all: readonly V[], keyOf: (value: V) => string): readonly V[] {
    const [first] = all;
    if (first !== undefined && all.length === 1) return this.alone(keyOf(first));
    return all.map((value) => this.of(keyOf(value)));
  }

  private alone(key: string): readonly [V] {
    const known = this.values.get(key);
    if (known !== undefined) return known;
    if (this.values.size >= mostValues) this.values.clear();
    const value: readonly [V] = [this.create(key, this.nextId++)];
    this.values.set(key, value);
    return value;
  }
}
