/** Points of customers by slot, kept between searches so that none of them takes memory of its own. */
export class Scores {
  /** The best over all readings. */
  private total = new Float32Array(1_024);
  private reading = new Float32Array(1_024);
  private token = new Float32Array(1_024);
  private counts = new Uint8Array(1_024);
  private touched: number[] = [];
  private inReading: number[] = [];
  private inToken: number[] = [];

  begin(size: number): void {
    if (size > this.total.length) this.enlarge(size);
    for (const slot of this.touched) this.total[slot] = 0;
    this.touched = [];
    this.inReading = [];
    this.inToken = [];
  }

  beginReading(): void {
    this.inReading = [];
  }

  beginToken(): void {
    this.closeToken();
  }

  /** Of all that answers to one token the best counts. */
  note(slot: number, points: number): void {
    const known = this.token[slot] ?? 0;
    if (known === 0) this.inToken.push(slot);
    if (points > known) this.token[slot] = points;
  }

  /** Notes those that stand in at least a share of the lists. */
  noteShared(lists: readonly Int32Array[], asked: number, enough: number, points: number): void {
    const { counts } = this;
    const met: number[] = [];
    for (const list of lists) {
      for (const slot of list) {
        const count = (counts[slot] ?? 0) + 1;
        counts[slot] = count;
        if (count === 1) met.push(slot);
      }
    }
    for (const slot of met) {
      const share = (counts[slot] ?? 0) / asked;
      counts[slot] = 0;
      if (share >= enough) this.note(slot, points * share ** 2);
    }
  }

  endReading(): void {
    this.closeToken();
    for (const slot of this.inReading) {
      const points = this.reading[slot] ?? 0;
      this.reading[slot] = 0;
      const known = this.total[slot] ?? 0;
      if (known === 0) this.touched.push(slot);
      if (points > known) this.total[slot] = points;
    }
    this.inReading = [];
  }

  /** Those with the most points: at least half of what the best one has, and no less than a third of all. */
  best(limit: number): { slot: number; score: number }[] {
    const { total } = this;
    let highest = 0;
    for (const slot of this.touched) highest = Math.max(highest, total[slot] ?? 0);
    const least = Math.max(1 / 3, highest / 2);
    const enough = this.touched.filter((slot) => (total[slot] ?? 0) >= least);
    const cut = this.scoreOfLast(enough, limit);
    const above = enough
      .filter((slot) => inThousandths(total[slot]) > cut)
      .sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
    // There may be thousands of namesakes: numbers alone are sorted fast.
    const level = Int32Array.from(enough.filter((slot) => inThousandths(total[slot]) === cut));
    return [...above, ...level.sort().subarray(0, Math.max(0, limit - above.length))].map(
      (slot) => ({ slot, score: inThousandths(total[slot]) / 1000 }),
    );
  }

  /** In thousandths: below this nobody is among the best. */
  private scoreOfLast(slots: readonly number[], limit: number): number {
    const byScore = new Int32Array(1_002);
    for (const slot of slots) {
      const at = inThousandths(this.total[slot]);
      byScore[at] = (byScore[at] ?? 0) + 1;
    }
    let left = limit;
    for (let at = 1_001; at > 0; at--) {
      left -= byScore[at] ?? 0;
      if (left <= 0) return at;
    }
    return 0;
  }

  private closeToken(): void {
    for (const slot of this.inToken) {
      const known = this.reading[slot] ?? 0;
      if (known === 0) this.inReading.push(slot);
      this.reading[slot] = known + (this.token[slot] ?? 0);
      this.token[slot] = 0;
    }
    this.inToken = [];
  }

  private enlarge(size: number): void {
    const room = Math.ceil(size * 1.5);
    this.total = new Float32Array(room);
    this.reading = new Float32Array(room);
    this.token = new Float32Array(room);
    this.counts = new Uint8Array(room);
  }
}

function inThousandths(points = 0): number {
  return Math.min(1_000, Math.round(points * 1000));
}
