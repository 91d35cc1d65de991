/**
 * Pairs tokens greedily, the heaviest pair first; each token is used once. Ties go to the earlier tokens, so
 * callers sort tokens in an order of content. Lists hold at most 31 tokens (a bit mask marks the used ones).
 * The outcome stands in the fields until the next call: nearly all pairs of records end here, and would else
 * leave nothing behind but garbage.
 */
export class Alignment<T, P extends { readonly weight: number }> {
  /** How many pairs of tokens have something in common; the first so many entries of the lists below hold. */
  count = 0;
  /** Positions in the two lists of tokens, and what the pair says. */
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly outcomes: P[] = [];

  /** @param judge What two tokens say; undefined stands for "nothing in common". */
  constructor(private readonly judge: (a: T, b: T) => P | undefined) {}

  align(a: readonly T[], b: readonly T[]): void {
    this.count = 0;
    for (let i = 0; i < a.length; i++) {
      const tokenA = a[i];
      if (tokenA === undefined) continue;
      for (let j = 0; j < b.length; j++) {
        const tokenB = b[j];
        const outcome = tokenB === undefined ? undefined : this.judge(tokenA, tokenB);
        if (outcome !== undefined) this.put(this.count++, i, j, outcome);
      }
    }
    if (this.count > 1) this.keepHeaviest();
  }

  private put(at: number, i: number, j: number, outcome: P): void {
    this.left[at] = i;
    this.right[at] = j;
    this.outcomes[at] = outcome;
  }

  private keepHeaviest(): void {
    const all = this.count;
    let usedA = 0;
    let usedB = 0;
    this.count = 0;
    for (let best = this.heaviest(all, 0, 0); best >= 0; best = this.heaviest(all, usedA, usedB)) {
      usedA |= 1 << (this.left[best] ?? 0);
      usedB |= 1 << (this.right[best] ?? 0);
      this.bringForward(best);
    }
  }

  /** The first of the heaviest pairs that are free; pairs stand in the order of their tokens. */
  private heaviest(all: number, usedA: number, usedB: number): number {
    let best = -1;
    let weight = Number.NEGATIVE_INFINITY;
    for (let at = this.count; at < all; at++) {
      if ((usedA & (1 << (this.left[at] ?? 0))) !== 0) continue;
      if ((usedB & (1 << (this.right[at] ?? 0))) !== 0) continue;
      const bits = this.outcomes[at]?.weight ?? weight;
      if (bits <= weight) continue;
      best = at;
      weight = bits;
    }
    return best;
  }

  /** Puts a pair behind those that were taken; the others keep their order. */
  private bringForward(from: number): void {
    const [i = 0, j = 0, outcome] = [this.left[from], this.right[from], this.outcomes[from]];
    if (outcome === undefined) return;
    for (let at = from; at > this.count; at--) {
      const before = this.outcomes[at - 1];
      if (before !== undefined)
        this.put(at, this.left[at - 1] ?? 0, this.right[at - 1] ?? 0, before);
    }
    this.put(this.count++, i, j, outcome);
  }
}
