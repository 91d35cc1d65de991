/** Longer texts are rare, and would fill the memory. */
const longestKept = 120;

interface Entry<T> {
  readonly aside: string | undefined;
  readonly known: T;
}

/**
 * What was worked out for the latest texts: names come again and again, most often as the same customer's. Two
 * generations of at most `size` texts each; when the younger one is full, the older one is forgotten. It holds
 * results of a pure function only, so that what it forgets changes nothing but time.
 */
export class Remembered<T> {
  private young = new Map<string, Entry<T>>();
  private old = this.young;

  constructor(private readonly size: number) {}

  /**
   * What is known of the text, or else what `read` says, which is known from now on.
   *
   * @param aside Said beside the text, nearly always the same for the same text: a key of both would have to be
   *   put together each time, which takes longer than the rest.
   */
  of(text: string, aside: string | undefined, read: () => T): T {
    if (text.length > longestKept) return read();
    const latest = this.young.get(text);
    if (latest !== undefined && latest.aside === aside) return latest.known;
    const former = this.old.get(text);
    const isSame = former !== undefined && former.aside === aside;
    const entry = isSame ? former : { aside, known: read() };
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(text, entry);
    return entry.known;
  }
}
