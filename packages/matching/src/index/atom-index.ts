/**
 * Inverted index from atoms to slots (numbers of contents). Weights of atoms are whole sixteenths of a bit
 * and change only when a frequency crosses half an octave or the store doubles: so most records keep
 * their candidates when others come and go, and sums do not depend on their order.
 */
export const unitsPerBit = 16;

/** An atom that more contents hold says nothing about any of them, and would cost time without end. */
const frequencyCap = 1_000;
/** An atom worth less (in sixteenths of a bit) takes more time than it finds: it is left out, too. */
const lowestWeight = 1.25 * unitsPerBit;
/** Below this the store is reckoned to be as large as this: in an empty system nothing is rare yet. */
const smallestStore = 1_024;

export class AtomIndex {
  private readonly ids = new Map<string, number>();
  private readonly discounts: number[] = [];
  private readonly postings: number[][] = [];
  private contents = 0;

  /** Numbers of atoms; an atom always comes with the same discount. */
  intern(atoms: ReadonlyMap<string, number>): number[] {
    return [...atoms].map(([text, discount]) => this.ids.get(text) ?? this.create(text, discount));
  }

  /** Numbers of those atoms that some content holds or held; for look-ups, which store nothing. */
  lookUp(atoms: ReadonlyMap<string, number>): number[] {
    return [...atoms.keys()].flatMap((text) => this.ids.get(text) ?? []);
  }

  private create(text: string, discount: number): number {
    const id = this.postings.length;
    this.ids.set(text, id);
    this.discounts.push(discount);
    this.postings.push([]);
    return id;
  }

  /** One more than the largest slot that was ever added. */
  slotCount = 0;

  add(slot: number, atoms: readonly number[]): void {
    this.contents++;
    this.slotCount = Math.max(this.slotCount, slot + 1);
    for (const atom of atoms) this.postings[atom]?.push(slot);
  }

  remove(slot: number, atoms: readonly number[]): void {
    this.contents--;
    for (const atom of atoms) {
      const posting = this.postings[atom] ?? [];
      const last = posting.pop();
      if (last === undefined || last === slot) continue;
      posting[posting.indexOf(slot)] = last;
    }
  }

  holders(atom: number): readonly number[] {
    return this.postings[atom] ?? [];
  }

  get atomCount(): number {
    return this.postings.length;
  }

  /** log2 of the size of the store, rounded up. */
  get octaves(): number {
    return Math.ceil(Math.log2(Math.max(smallestStore, this.contents)));
  }

  /** What sharing the atom is worth, in sixteenths of a bit; 0 beyond the cap and for next to nothing. */
  weight(atom: number, octaves = this.octaves): number {
    const frequency = this.postings[atom]?.length ?? 0;
    if (frequency === 0 || frequency > frequencyCap) return 0;
    const idf = octaves - Math.floor(2 * Math.log2(frequency)) / 2;
    const weight = Math.round(unitsPerBit * (this.discounts[atom] ?? 0) * idf);
    return weight < lowestWeight ? 0 : weight;
  }

  get estimatedBytes(): number {
    const entries = this.postings.reduce((sum, posting) => sum + posting.length, 0);
    return entries * 10 + this.postings.length * 110;
  }
}
