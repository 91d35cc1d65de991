import type { TypedValue } from '../record';
import type { Judgement, Outcome } from './scale';

/** Takes an atom: a text that records share, and how much of its information is its own, 0 to 1. */
export type AtomSink = (text: string, discount: number) => void;

/** Takes a value whose frequency matters, with the role of its table in the comparison. */
export type TermSink = (role: string, text: string) => void;

/** Takes one level that a comparison found, and whether a household shares what it proves. */
export type OutcomeSink = (outcome: Outcome, shared: boolean) => void;

/**
 * One kind of comparison. `V` is what it needs of a record, read once; everything else works on that.
 * Judging is symmetric up to ties, which the caller settles by always giving the smaller key first.
 */
export interface Comparator<V> {
  /** Undefined when the record holds nothing to compare: missing is no evidence. */
  read(values: readonly TypedValue[]): V | undefined;
  /** The same value by the numbers of this comparator, where another one of its kind has read it; spares reading. */
  reread?(value: V): V;
  judge(a: V, b: V): Judgement;
  /**
   * Bits that no judgement of the value exceeds, whatever it is set against. Absent where the other side has a
   * say in it; such comparisons are judged first, so that bounds hold for what remains.
   */
  ceiling?(value: V): number;
  /** The pieces by which the candidate index finds records that resemble this one: of the value alone, not of the model. */
  atoms(value: V, add: AtomSink): void;
  show(value: V): string;
  /** The values whose frequencies the model knows, as they are looked up there; each once. */
  terms(value: V, add: TermSink): void;
  /** The levels of which a judgement is made, where it is made of several; without it the judgement is one. */
  observe?(a: V, b: V, see: OutcomeSink): void;
  /** Different words or values that stand against each other: one may be the other's alias. */
  differences?(a: V, b: V, add: (a: string, b: string) => void): void;
}

/** How much an atom counts beside the others of its field (they say the same thing more than once). */
export const discounts = {
  whole: 0.7,
  token: 0.4,
  phonetic: 0.25,
  nickname: 0.15,
  affix: 0.2,
  datePart: 0.6,
  part: 0.5,
} as const;
