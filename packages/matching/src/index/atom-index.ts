import { AtomNumbers, type AtomHash } from './atom-numbers';
import { enlarged, IntLists } from './int-lists';

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

/** log2 of a frequency in whole half octaves, rounded down. */
const halfOctaves = Uint8Array.from({ length: frequencyCap + 1 }, (_, frequency) =>
  frequency === 0 ? 0 : Math.floor(2 * Math.log2(frequency)),
);

export class AtomIndex {
  /** By atom, the slots that hold it. */
  readonly holders = new IntLists();
  private readonly numbers = new AtomNumbers();
  /** By atom, in hundredths. */
  private discounts = new Int32Array(1_024);
  /** By atom, its weight when candidate lists were last brought up to date; 0 for atoms that came later. */
  private settled = new Int32Array(1_024);
  private contents = 0;
  /** One more than the largest slot that was ever added. */
  slotCount = 0;

  /** The number of an atom; an atom always comes with the same discount. */
  number(hash: AtomHash, discount: number): number {
    const atom = this.numbers.of(hash);
    if (atom >= this.discounts.length) {
      this.discounts = enlarged(this.discounts, atom + 1);
      this.settled = enlarged(this.settled, atom + 1);
    }
    this.discounts[atom] = Math.round(discount * 100);
    return atom;
  }

  /** The number of an atom that some content holds or held; for look-ups, which store nothing. */
  find(hash: AtomHash): number | undefined {
    return this.numbers.find(hash);
  }

  add(slot: number, atoms: Iterable<number>): void {
    this.contents++;
    this.slotCount = Math.max(this.slotCount, slot + 1);
    for (const atom of atoms) this.holders.push(atom, slot);
  }

  remove(slot: number, atoms: Iterable<number>): void {
    this.contents--;
    for (const atom of atoms) this.holders.remove(atom, slot);
  }

  /** log2 of the size of the store, rounded up. */
  get octaves(): number {
    return Math.ceil(Math.log2(Math.max(smallestStore, this.contents)));
  }

  /** What sharing the atom is worth, in sixteenths of a bit; 0 beyond the cap and for next to nothing. */
  weight(atom: number, octaves = this.octaves): number {
    const frequency = this.holders.length(atom);
    if (frequency === 0 || frequency > frequencyCap) return 0;
    const idf = octaves - (halfOctaves[frequency] ?? 0) / 2;
    const weight = Math.round(unitsPerBit * ((this.discounts[atom] ?? 0) / 100) * idf);
    return weight < lowestWeight ? 0 : weight;
  }

  /** The weight when candidate lists were last brought up to date. */
  settledWeight(atom: number): number {
    return this.settled[atom] ?? 0;
  }

  /** Takes the present weights as settled; visits every holder of an atom whose weight changed. */
  settleWeights(visit: (slot: number) => void): void {
    const { octaves, holders } = this;
    for (let atom = 0; atom < this.numbers.size; atom++) {
      const weight = this.weight(atom, octaves);
      if (weight === this.settled[atom]) continue;
      this.settled[atom] = weight;
      const start = holders.start(atom);
      const end = start + holders.length(atom);
      for (let at = start; at < end; at++) visit(holders.values[at] ?? 0);
    }
  }

  get bytes(): number {
    return (
      this.holders.bytes + this.numbers.bytes + this.discounts.byteLength + this.settled.byteLength
    );
  }
}
