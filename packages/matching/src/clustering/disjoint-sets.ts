/** Union-find over positions, with path halving (Tarjan 1975). */
export class DisjointSets {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, at) => at);
  }

  find(at: number): number {
    let root = at;
    for (;;) {
      const parent = this.parents[root] ?? root;
      if (parent === root) return root;
      const above = this.parents[parent] ?? parent;
      this.parents[root] = above;
      root = above;
    }
  }

  /** The smaller root stays, so that the outcome does not depend on the order of unions. */
  join(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA === rootB) return;
    this.parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
