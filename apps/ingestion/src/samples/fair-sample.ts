/**
 * So many keys out of any number, each as likely as another: those whose hashes are lowest (bottom-k
 * sampling; E. Cohen, H. Kaplan, "Summarizing data using bottom-k sketches", 2007). The same keys give
 * the same sample, whatever their order, so that two previews differ by the setup alone. Holds at most
 * twice as many as asked for.
 */
export class FairSample {
  private chosen: (readonly [hash: number, key: string])[] = [];
  private limit = Infinity;

  constructor(private readonly size: number) {}

  add(key: string): void {
    const hash = mixedHash(key);
    if (hash > this.limit) return;
    this.chosen.push([hash, key]);
    if (this.chosen.length >= 2 * this.size) this.cut();
  }

  /** In order of hashes: its beginning is the sample of a smaller size. */
  get keys(): string[] {
    this.cut();
    return this.chosen.map(([, key]) => key);
  }

  private cut(): void {
    this.chosen.sort(([a, left], [b, right]) => a - b || (left < right ? -1 : 1));
    this.chosen.length = Math.min(this.chosen.length, this.size);
    if (this.chosen.length === this.size) this.limit = this.chosen.at(-1)?.[0] ?? Infinity;
  }
}

/** FNV-1a, then the last steps of MurmurHash3: keys that differ in one digit are not neighbours. */
function mixedHash(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
