import { forEachAtom, type CompiledComparison, type Profile } from '../profile';
import { AtomIndex, unitsPerBit } from './atom-index';
import { AtomHash } from './atom-numbers';
import { forEachHashed, type HashedAtoms } from './hashed-atoms';
import { IntLists } from './int-lists';
import { Retrieval, type Retrieved } from './retrieval';
import { TieOrder } from './tie-order';

/**
 * Which contents resemble each other, by slot. Atoms come from what a content says and never from the numbers of a
 * model: the same under every model that compares the same fields.
 */
export class Resemblance {
  private readonly index = new AtomIndex();
  private readonly retrieval: Retrieval;
  /** By slot. */
  private readonly atoms = new IntLists();
  private readonly order: TieOrder;
  private readonly hash = new AtomHash();

  /** @param idOf The id of the content in a slot; ids settle ties. */
  constructor(idOf: (slot: number) => string) {
    this.order = new TieOrder(idOf);
    this.retrieval = new Retrieval(this.index, this.order);
  }

  add(slot: number, id: string, profile: Profile, compiled: readonly CompiledComparison[]): void {
    const atoms: number[] = [];
    forEachAtom(profile, compiled, (at, text, discount) => {
      const atom = this.index.number(this.hash.read(at, text, discount), discount);
      if (!atoms.includes(atom)) atoms.push(atom);
    });
    this.enter(slot, id, atoms);
  }

  /** A content whose atoms were hashed elsewhere. */
  addHashed(slot: number, contents: HashedAtoms, at: number): void {
    const atoms: number[] = [];
    forEachHashed(contents, at, (hash, discount) => {
      const atom = this.index.number(hash, discount);
      if (!atoms.includes(atom)) atoms.push(atom);
    });
    this.enter(slot, contents.ids[at] ?? '', atoms);
  }

  private enter(slot: number, id: string, atoms: readonly number[]): void {
    this.order.note(slot, id);
    this.atoms.set(slot, atoms);
    this.index.add(slot, atoms);
  }

  remove(slot: number): void {
    this.index.remove(slot, this.atoms.list(slot));
    this.atoms.clear(slot);
  }

  /** The best `limit` for a slot, itself and those not `allowed` left out. */
  best(slot: number, limit: number, allowed?: (slot: number) => boolean): Retrieved {
    return this.retrieval.best(this.atoms.list(slot), slot, limit, allowed);
  }

  /** The best for a profile that need not be stored. */
  bestFor(
    profile: Profile,
    compiled: readonly CompiledComparison[],
    limit: number,
    allowed?: (slot: number) => boolean,
  ): Retrieved {
    const atoms: number[] = [];
    forEachAtom(profile, compiled, (at, text, discount) => {
      const atom = this.index.find(this.hash.read(at, text, discount));
      if (atom !== undefined && !atoms.includes(atom)) atoms.push(atom);
    });
    return this.retrieval.best(atoms, -1, limit, allowed);
  }

  /** After `best`: every slot found, with its score. */
  forEachFound(visit: (slot: number, score: number) => void): void {
    this.retrieval.forEachFound(visit);
  }

  /** Every slot that `best` would have found for a slot when weights were last settled. */
  forEachSettled(slot: number, visit: (slot: number, score: number) => void): void {
    this.retrieval.forEachSettled(this.atoms.list(slot), visit);
  }

  /** Takes the present weights of atoms as settled; visits every holder of one whose weight changed. */
  settleWeights(visit: (slot: number) => void): void {
    this.index.settleWeights(visit);
  }

  /** What sharing an atom is worth in the search, in bits; 0 where so many hold it. */
  bitsOfAtom(comparison: number, text: string, discount: number): number {
    const atom = this.index.find(this.hash.read(comparison, text, discount));
    return atom === undefined ? 0 : this.index.weight(atom) / unitsPerBit;
  }

  get bytes(): number {
    return this.index.bytes + this.atoms.bytes;
  }
}
