/** Which contents hold which trusted identifier, by slot, and which identifiers are placeholders. */
export class ValueHolders {
  private readonly slotsOf = new Map<string, number[]>();
  /** Held by so many contents that they identify nobody. */
  private readonly hubs = new Set<string>();

  /**
   * @param limit Distinct contents that may hold an identifier.
   * @param contentOf Names what a slot says; equal for contents that were only parted by a steward.
   * @param touch Hears of every slot whose bonds may be others now.
   */
  constructor(
    private readonly limit: number,
    private readonly contentOf: (slot: number) => string,
    private readonly touch: (slot: number) => void,
  ) {}

  add(slot: number, identifiers: readonly string[]): void {
    for (const identifier of identifiers) {
      const slots = this.slotsOf.get(identifier);
      if (slots === undefined) this.slotsOf.set(identifier, [slot]);
      else slots.push(slot);
      this.judge(identifier);
      this.touch(slot);
    }
  }

  /** To be called while `contentOf` still knows the slot, or after: it is not asked for that slot. */
  remove(slot: number, identifiers: readonly string[]): void {
    for (const identifier of identifiers) {
      const slots = this.slotsOf.get(identifier) ?? [];
      const at = slots.indexOf(slot);
      const last = slots.pop();
      if (last !== undefined && at >= 0 && at < slots.length) slots[at] = last;
      if (slots.length === 0) this.slotsOf.delete(identifier);
      this.judge(identifier);
      this.touch(slot);
    }
  }

  /** Slots that an identifier binds; none when it is a placeholder. */
  boundBy(identifier: string): readonly number[] {
    return this.hubs.has(identifier) ? [] : (this.slotsOf.get(identifier) ?? []);
  }

  /** Placeholders with the slots that hold them. */
  *placeholders(): Iterable<readonly [string, readonly number[]]> {
    for (const identifier of this.hubs)
      yield [identifier, this.slotsOf.get(identifier) ?? []] as const;
  }

  private judge(identifier: string): void {
    const slots = this.slotsOf.get(identifier) ?? [];
    if (this.exceedsLimit(slots) === this.hubs.has(identifier)) return;
    if (!this.hubs.delete(identifier)) this.hubs.add(identifier);
    for (const slot of slots) this.touch(slot);
  }

  private exceedsLimit(slots: readonly number[]): boolean {
    if (slots.length <= this.limit) return false;
    const contents = new Set<string>();
    for (const slot of slots) {
      contents.add(this.contentOf(slot));
      if (contents.size > this.limit) return true;
    }
    return false;
  }
}
