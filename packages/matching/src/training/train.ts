import type { CandidateTable } from '../index/candidate-table';
import { roundBits, type MatchModel } from '../model/model';
import { OneToMany } from '../one-to-many';
import { PairScorer } from '../pair-scorer';
import { CandidateSearch } from '../partner/candidate-search';
import type { Partner } from '../partner/partner';
import type { PreparedRecords } from '../prepared-records';
import type { Decision, MatchRecord } from '../record';
import { EntityLessons } from './entity-lessons';
import { maximize, proportions, type Proportions } from './expectation-maximization';
import { firstClusters } from './first-clusters';
import { withEntityFrequencies, withFrequencies } from './frequency-lessons';
import { householdPairs } from './household-lessons';
import { LevelBook } from './level-book';
import { Observations } from './observations';
import { withDecisions } from './steward-lessons';
import type { Ground } from './steward-questions';
import { StrangerLessons } from './stranger-lessons';

export interface TrainingOptions {
  /** What the caller calls the new model; `trained` without it. */
  readonly version?: string;
  /** What stewards decided; those on records that are not among the given ones teach nothing. */
  readonly decisions?: readonly Decision[];
  /** Distinct contents whose pairs are learnt from at most, chosen by their digests. */
  readonly mostContents?: number;
  /** Looks for candidates on another thread; what is learnt is the same with and without it. */
  readonly partner?: Partner;
}

const defaultMostContents = 60_000;
/** So many contents are learnt from first, and no more if they are enough. */
const firstSample = 10_000;
/** Pairs of one entity that are enough: what one in a hundred of them has is then known to a tenth of a bit. */
const enoughMatches = 20_000;
/** Contents or pairs between two chances to breathe. */
const piece = 500;
/** Bits under the base model below which a pair of candidates is not looked at more closely. */
const observationFloor = -8;

/**
 * Learns a model from records without labels: frequencies of values, what agrees among strangers, what agrees within
 * an entity (Fellegi and Sunter 1969, by expectation-maximization), and then, from a first clustering under that, what
 * agrees and what goes together within whole entities. A function of the contents, the base model and the decisions:
 * the order of the records does not matter, and few records change little of what the base believes.
 */
export function trainModel(
  records: Iterable<MatchRecord>,
  base: MatchModel,
  options: TrainingOptions = {},
): MatchModel {
  const steps = trainingSteps(records, base, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `trainModel` in bounded pieces, for a service that has other things to do: returns the model, yields in between. */
export function* trainingSteps(
  records: Iterable<MatchRecord>,
  base: MatchModel,
  options: TrainingOptions = {},
): Generator<number, MatchModel> {
  const reading = new PairScorer(withoutAssociations(base));
  const search = new CandidateSearch(options.partner);
  const all = yield* search.read(records, reading, piece);
  return yield* learnFrom(all, reading, options, search);
}

/**
 * `trainModel` from records that were read by the scorer. Values are counted in all of them, which costs little; what
 * agrees within entities is learnt from a sample where that holds enough of them.
 *
 * @param reading Its model is where learning starts.
 * @param search heard of all contents that were read.
 */
export function* learnFrom(
  all: PreparedRecords,
  reading: PairScorer,
  options: TrainingOptions,
  search: CandidateSearch,
): Generator<number, MatchModel> {
  const { version = 'trained', decisions = [], mostContents = defaultMostContents } = options;
  let first = contentsAtFirst(options);
  search.expect(first);
  const counted = yield* withFrequencies(reading.model, all, reading.comparisons);
  let set = all.first(first);
  let learning = yield* Learning.start(set, yield* search.find(set, first, piece), counted);
  if (learning.matches < enoughMatches && set.size < Math.min(all.size, mostContents)) {
    first = mostContents;
    search.expect(first);
    set = all.first(first);
    learning = yield* Learning.start(set, yield* search.find(set, first, piece), counted);
  }
  const { model, clusters } = yield* learning.finish(version);
  return yield* withDecisions(model, groundOf(set, clusters), decisions);
}

/** How many contents are learnt from first, and no more if they are enough. */
export function contentsAtFirst({
  decisions = [],
  mostContents = defaultMostContents,
}: TrainingOptions): number {
  // Decisions speak of the entities around them, which a small sample would not hold.
  return decisions.length > 0 ? mostContents : Math.min(firstSample, mostContents);
}

/** What was learnt before must not explain away what is to be learnt. */
export function withoutAssociations({ associations: _, ...model }: MatchModel): MatchModel {
  return model;
}

interface Learnt {
  readonly clusters: readonly (readonly number[])[];
  readonly model: MatchModel;
}

function groundOf(set: PreparedRecords, clusters: Learnt['clusters']): Ground {
  const specimensAt = (positions: readonly number[]) =>
    positions.flatMap((at) => set.contents[at] ?? []);
  const entities = new Map<string, readonly MatchRecord[]>();
  for (const specimens of clusters.map(specimensAt)) {
    const records = specimens.map(({ record }) => record);
    for (const { id } of specimens) entities.set(id, records);
  }
  return {
    record: (key) => set.contentOf(key)?.record,
    entityOf: (id) => entities.get(id) ?? [],
  };
}

/** One training: from counted frequencies to a model. */
class Learning {
  private readonly book: LevelBook;
  private readonly observations: Observations;
  private readonly strangers: StrangerLessons;
  /** Positions of the pairs that were observed, two by two. */
  private readonly observed: number[] = [];
  private readonly allPairs: number;
  private expected: Proportions;

  private constructor(
    private readonly set: PreparedRecords,
    private readonly counted: MatchModel,
  ) {
    this.book = new LevelBook(counted);
    this.observations = new Observations(this.book);
    this.strangers = new StrangerLessons(set, this.book);
    this.allPairs = (set.size * (set.size - 1)) / 2;
    this.expected = this.believed;
  }

  /** Learns what it can without clusters. */
  static *start(
    set: PreparedRecords,
    candidates: CandidateTable,
    counted: MatchModel,
  ): Generator<number, Learning> {
    const learning = new Learning(set, counted);
    const scorer = new PairScorer(counted);
    yield* set.readAgain(scorer, piece);
    yield* learning.strangers.draw(scorer, piece);
    learning.strangers.learnByWeight(scorer);
    yield* learning.observe(candidates.pairs, scorer);
    const { observations, book, believed, allPairs } = learning;
    learning.expected = yield* maximize(observations, book, believed, allPairs);
    return learning;
  }

  /** Pairs of one entity that are expected in the set. */
  get matches(): number {
    return this.expected.match * this.allPairs;
  }

  *finish(version: string): Generator<number, Learnt> {
    const { set, book, allPairs, expected } = this;
    const first = new PairScorer(this.model(version, expected));
    const clusters = yield* firstClusters(set, this.observed, this.observations, first, piece);
    const clusterOf = clusterNumbers(clusters, set.size);
    this.strangers.learnByCluster(clusterOf);
    const lessons = new EntityLessons(first, book);
    yield* lessons.learn(set, clusters);
    const households = this.householdPairs(clusterOf, expected.household * allPairs);
    const found = proportions(lessons.matches, households, allPairs, this.believed);
    const second = this.model(version, found);
    const model = yield* withEntityFrequencies(
      this.counted,
      second,
      set,
      clusters,
      first.comparisons,
    );
    const associations = lessons.associations.tables(set);
    return { clusters, model: { ...model, associations } };
  }

  private get believed(): Proportions {
    const { prior, household } = this.counted;
    return {
      match: prior.probability,
      household: prior.probability * 2 ** -household.ceiling,
    };
  }

  private *observe(pairs: Int32Array, scorer: PairScorer): Generator<number> {
    const glance = new OneToMany(scorer, observationFloor);
    let started = -1;
    for (let at = 0; at < pairs.length; at += 2) {
      const [i = 0, j = 0] = [pairs[at], pairs[at + 1]];
      if (i !== started) glance.start(this.set.at(i));
      started = i;
      if (at % (2 * piece) === 0) yield piece;
      if (glance.weigh(this.set.at(j)) <= observationFloor) continue;
      this.observations.add(scorer, this.set.at(i), this.set.at(j));
      this.observed.push(i, j);
    }
  }

  private householdPairs(clusterOf: Int32Array, start: number): number {
    const areApart = (pair: number): boolean =>
      clusterOf[this.observed[2 * pair] ?? 0] !== clusterOf[this.observed[2 * pair + 1] ?? 0];
    return householdPairs(this.observations, areApart, start, this.allPairs);
  }

  private model(version: string, { match, household }: Proportions): MatchModel {
    const source = `learnt from ${this.set.size} contents`;
    return {
      ...this.counted,
      version,
      source,
      prior: { probability: match, bits: roundBits(Math.log2(match / (1 - match))), source },
      household: {
        ...this.counted.household,
        ceiling: roundBits(Math.log2(match / household)),
        source: `${source}: pairs of one person to pairs of two who share a household`,
      },
      comparisons: this.book.comparisons(source),
    };
  }
}

/** By position, the number of its cluster. */
function clusterNumbers(clusters: readonly (readonly number[])[], size: number): Int32Array {
  const clusterOf = new Int32Array(size);
  clusters.forEach((cluster, at) => {
    for (const position of cluster) clusterOf[position] = at;
  });
  return clusterOf;
}
