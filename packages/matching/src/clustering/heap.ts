/** A binary heap; `before` says which of two items comes out first and must never tie. */
export class Heap<T> {
  private readonly items: T[] = [];

  constructor(private readonly before: (a: T, b: T) => boolean) {}

  push(item: T): void {
    let at = this.items.length;
    this.items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.items[parent];
      if (above === undefined || !this.before(item, above)) break;
      this.items[at] = above;
      at = parent;
    }
    this.items[at] = item;
  }

  pop(): T | undefined {
    const [top] = this.items;
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) this.sink(last);
    return top;
  }

  private sink(item: T): void {
    let at = 0;
    for (;;) {
      const left = this.items[2 * at + 1];
      const right = this.items[2 * at + 2];
      if (left === undefined) break;
      const takeRight = right !== undefined && this.before(right, left);
      const child = takeRight ? right : left;
      if (!this.before(child, item)) break;
      this.items[at] = child;
      at = 2 * at + (takeRight ? 2 : 1);
    }
    this.items[at] = item;
  }
}
