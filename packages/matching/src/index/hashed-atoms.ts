import { forEachAtom, type CompiledComparison, type Profile } from '../profile';
import { AtomHash } from './atom-numbers';
import { enlarged } from './int-lists';

/** Atoms of contents as numbers, which cross threads by copying memory. */
export interface HashedAtoms {
  readonly ids: readonly string[];
  /** By content, where its atoms start; and where the last ones end. */
  readonly starts: Int32Array;
  /** By atom: low and high half of its hash, and its discount in hundredths. */
  readonly atoms: Int32Array;
}

const width = 3;

/** Hashes the atoms of contents as they come. */
export class AtomHasher {
  private readonly hash = new AtomHash();
  private ids: string[] = [];
  private starts = [0];
  private atoms = new Int32Array(4_096);
  private count = 0;

  add(id: string, profile: Profile, compiled: readonly CompiledComparison[]): void {
    forEachAtom(profile, compiled, (at, text, discount) => {
      const { low, high } = this.hash.read(at, text, discount);
      const end = this.count + width;
      if (end > this.atoms.length) this.atoms = enlarged(this.atoms, 2 * end);
      this.atoms[this.count] = low;
      this.atoms[this.count + 1] = high;
      this.atoms[this.count + 2] = Math.round(discount * 100);
      this.count = end;
    });
    this.ids.push(id);
    this.starts.push(this.count);
  }

  get size(): number {
    return this.ids.length;
  }

  /** What was added since the last time. */
  take(): HashedAtoms {
    const { ids, starts, atoms, count } = this;
    this.ids = [];
    this.starts = [0];
    this.count = 0;
    return { ids, starts: Int32Array.from(starts), atoms: atoms.slice(0, count) };
  }
}

/** Visits the atoms of one of the contents; the hash is the same object each time. */
export function forEachHashed(
  { starts, atoms }: HashedAtoms,
  content: number,
  visit: (hash: AtomHash, discount: number) => void,
): void {
  const hash = new AtomHash();
  const end = starts[content + 1] ?? 0;
  for (let at = starts[content] ?? 0; at < end; at += width) {
    hash.low = atoms[at] ?? 0;
    hash.high = atoms[at + 1] ?? 0;
    visit(hash, (atoms[at + 2] ?? 0) / 100);
  }
}
