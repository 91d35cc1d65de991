/** Longer texts are rare, and would fill the memory. */
const longestKept = 120;

/**
 * What was worked out for the latest texts: names come again and again, most often as the same customer's. Two
 * generations of at most `size` texts each; when the younger one is full, the older one is forgotten. It holds
 * results of a pure function only, so that what it forgets changes nothing but time.
 */
export class Remembered<T> {
  private young = new Map<string, T>();
  private old = this.young;

  constructor(private readonly size: number) {}

  /** What is known under the text, or else what `read` says, which is known from now on. */
  of(text: string, read: () => T): T {
    if (text.length > longestKept) return read();
    const latest = this.young.get(text);
    if (latest !== undefined) return latest;
    const known = this.old.get(text) ?? read();
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(text, known);
    return known;
  }
}
