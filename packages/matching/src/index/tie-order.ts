/** Letters of an id that fit into one number: seven of seven bits each. */
const lettersPerKey = 7;

/** The order of content ids by slot, decided by one number each where two ids do not begin alike. */
export class TieOrder {
  private keys = new Float64Array(256);
  private readonly chosen: number[] = [];

  constructor(private readonly idOf: (slot: number) => string) {}

  note(slot: number, id: string): void {
    if (slot >= this.keys.length) {
      const larger = new Float64Array(Math.ceil(slot * 1.5));
      larger.set(this.keys);
      this.keys = larger;
    }
    let key = 0;
    for (let at = 0; at < lettersPerKey; at++) key = key * 128 + (id.charCodeAt(at) & 127);
    this.keys[slot] = key;
  }

  /** The first few of the given slots. */
  first(slots: readonly number[], count: number): readonly number[] {
    if (slots.length <= count) return slots;
    const { chosen } = this;
    chosen.length = 0;
    for (const slot of slots) {
      if (chosen.length === count && !this.isBefore(slot, chosen[count - 1] ?? 0)) continue;
      if (chosen.length === count) chosen.pop();
      let at = chosen.length;
      for (; at > 0 && this.isBefore(slot, chosen[at - 1] ?? 0); at--)
        chosen[at] = chosen[at - 1] ?? 0;
      chosen[at] = slot;
    }
    return chosen;
  }

  private isBefore(a: number, b: number): boolean {
    const [keyA = 0, keyB = 0] = [this.keys[a], this.keys[b]];
    return keyA === keyB ? this.idOf(a) < this.idOf(b) : keyA < keyB;
  }
}
