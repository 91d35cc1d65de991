/**
 * Many short lists of whole numbers in one array: a list of one takes 12 bytes, where an array of its own would
 * take 200. Lists are known by number and come into being with their first value. Blocks have sizes of powers
 * of two; what a list leaves behind when it grows or shrinks serves the next list of that size.
 */
export class IntLists {
  /** The values of a list stand from `start(list)` on. Replaced when it grows: do not keep it. */
  values = new Int32Array(1_024);
  private starts = new Int32Array(256);
  private lengths = new Int32Array(256);
  private used = 0;
  /** By exponent of the block size, where free blocks start. */
  private readonly free: number[][] = [];

  start(list: number): number {
    return this.starts[list] ?? 0;
  }

  length(list: number): number {
    return this.lengths[list] ?? 0;
  }

  /** A view that holds until some list grows. */
  list(list: number): Int32Array {
    return this.values.subarray(this.start(list), this.start(list) + this.length(list));
  }

  push(list: number, value: number): void {
    const length = this.resize(list, this.length(list) + 1);
    this.values[this.start(list) + length - 1] = value;
  }

  /** Takes one value away; the last one takes its place. */
  remove(list: number, value: number): void {
    const length = this.length(list);
    const start = this.start(list);
    const at = this.values.subarray(start, start + length).indexOf(value);
    if (at < 0) return;
    this.values[start + at] = this.values[start + length - 1] ?? 0;
    this.resize(list, length - 1);
  }

  set(list: number, values: ArrayLike<number>): void {
    this.resize(list, 0);
    this.resize(list, values.length);
    this.values.set(values, this.start(list));
  }

  clear(list: number): void {
    this.resize(list, 0);
  }

  get bytes(): number {
    return this.values.byteLength + this.starts.byteLength + this.lengths.byteLength;
  }

  private resize(list: number, length: number): number {
    if (list >= this.lengths.length) {
      this.starts = enlarged(this.starts, list + 1);
      this.lengths = enlarged(this.lengths, list + 1);
    }
    const before = this.length(list);
    const [size, newSize] = [exponent(before), exponent(length)];
    this.lengths[list] = length;
    if (size === newSize) return length;
    const from = this.start(list);
    if (newSize >= 0) {
      const to = this.take(newSize);
      this.values.copyWithin(to, from, from + Math.min(before, length));
      this.starts[list] = to;
    }
    if (size >= 0) (this.free[size] ??= []).push(from);
    return length;
  }

  private take(size: number): number {
    const start = this.free[size]?.pop();
    if (start !== undefined) return start;
    const fresh = this.used;
    this.used += 1 << size;
    if (this.used > this.values.length) this.values = enlarged(this.values, this.used);
    return fresh;
  }
}

/** The power of two that holds so many values; -1 for none. */
function exponent(length: number): number {
  return length === 0 ? -1 : 32 - Math.clz32(length - 1);
}

/** The same numbers in an array with room for `size`, and some to spare. */
export function enlarged(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(size, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
