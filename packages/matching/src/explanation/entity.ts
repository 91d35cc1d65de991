import type { RecordKey } from '@concord/contracts/names';
import { Agglomeration, type Edge, type Merge } from '../clustering/agglomeration';
import { contradictionOf, type Link } from '../clustering/linkage';
import type { PairScorer } from '../pair-scorer';
import { firstRecord, type Content } from '../resolver/content';
import type { MergeStep, Standing, WeighedPair } from './report';

/** Contents of which a tree is grown: as many pairs as are weighed in the blink of an eye. */
export const mostContents = 200;

/** What the tree of an entity is grown from. */
export interface Grove {
  /** Sorted by id, `mostContents` at most. */
  readonly contents: readonly Content[];
  readonly together: readonly (readonly number[])[];
  readonly apart: readonly (readonly [number, number])[];
}

/**
 * The merges that make one entity of its contents, in their order: the clustering, done again among these alone with all
 * pairs in view. The same whenever it is asked for.
 */
export function mergesOf(grove: Grove, scorer: PairScorer): MergeStep[] {
  const weights = new PairWeights(grove.contents, scorer);
  const steps: MergeStep[] = [];
  /** By position, the step or content that it is in. */
  const partOf = grove.contents.map((_, at) => at);
  const join = (positions: readonly number[], of: readonly number[], rest: StepRest): void => {
    const id = grove.contents.length + steps.length;
    steps.push({ id, of, ...rest });
    for (const at of positions) partOf[at] = id;
  };
  for (const set of grove.together) join(set, [...set], { by: 'bond' });
  const onMerge = (merge: Merge): void => {
    const of = [partOf[merge.a[0] ?? -1] ?? -1, partOf[merge.b[0] ?? -1] ?? -1];
    join([...merge.a, ...merge.b], of, evidenceOf(merge, weights, scorer));
  };
  const { contents: items, together, apart } = grove;
  new Agglomeration({ items, edges: weights.edges(), together, apart, onMerge }, scorer).finish();
  return steps;
}

type StepRest = Omit<MergeStep, 'id' | 'of'>;

function evidenceOf(
  { a, b, link, holders }: Merge,
  weights: PairWeights,
  scorer: PairScorer,
): StepRest {
  return {
    by: 'evidence',
    linkage: link.linkage,
    needed: scorer.needed(a.length, b.length),
    contradictions: contradictionsOf(link, holders, scorer),
    ...weights.extremes(a, b),
  };
}

/** Single-valued fields that take bits away from two groups as wholes. */
export function contradictionsOf(
  link: Link,
  holders: readonly [readonly number[], readonly number[]],
  scorer: PairScorer,
): Standing['contradictions'] {
  return scorer.single.flatMap((position, at) => {
    const bits = contradictionOf(link, at, ...holders);
    const comparison = scorer.comparisons[position]?.comparison.name ?? '';
    return bits < 0 ? [{ comparison, bits }] : [];
  });
}

/** The weights of all pairs of a few contents, each worked out once. */
export class PairWeights {
  private readonly weights: Float64Array;

  constructor(
    private readonly contents: readonly Content[],
    scorer: PairScorer,
  ) {
    const size = contents.length;
    this.weights = new Float64Array(size * size);
    for (const [i, one] of contents.entries()) {
      for (let j = i + 1; j < size; j++) {
        const other = contents[j];
        const weight = other === undefined ? 0 : scorer.weigh(one.profile, other.profile);
        this.weights[i * size + j] = weight;
        this.weights[j * size + i] = weight;
      }
    }
  }

  of(i: number, j: number): number {
    return this.weights[i * this.contents.length + j] ?? 0;
  }

  /** Pairs that speak for one entity. */
  *edges(): Iterable<Edge> {
    const size = this.contents.length;
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        const weight = this.of(i, j);
        if (weight > 0) yield { i, j, weight };
      }
  }

  extremes(
    a: readonly number[],
    b: readonly number[],
  ): { strongest: WeighedPair; weakest: WeighedPair } {
    let [strongest, weakest] = [this.pair(a[0] ?? 0, b[0] ?? 0), this.pair(a[0] ?? 0, b[0] ?? 0)];
    for (const i of a)
      for (const j of b) {
        const weight = this.of(i, j);
        if (weight > strongest.weight) strongest = this.pair(i, j);
        if (weight < weakest.weight) weakest = this.pair(i, j);
      }
    return { strongest, weakest };
  }

  private pair(i: number, j: number): WeighedPair {
    return { a: this.keyOf(i), b: this.keyOf(j), weight: this.of(i, j) };
  }

  private keyOf(at: number): RecordKey {
    const content = this.contents[at];
    return content === undefined ? '' : firstRecord(content);
  }
}
