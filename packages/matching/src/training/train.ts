import { roundBits, type MatchModel } from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { Partner } from '../partner/partner';
import { Together } from '../partner/together';
import { PreparedRecords } from '../prepared-records';
import type { Decision, MatchRecord } from '../record';
import { EntityLessons } from './entity-lessons';
import { maximize, proportions, type Proportions } from './expectation-maximization';
import { firstClusters } from './first-clusters';
import { withEntityFrequencies, withFrequencies } from './frequency-lessons';
import { householdPairs } from './household-lessons';
import type { LevelBook } from './level-book';
import type { Observations } from './observations';
import { PairObserver } from './pair-observer';
import { withDecisions } from './steward-lessons';
import type { Ground } from './steward-questions';
import { StrangerLessons } from './stranger-lessons';

export interface TrainingOptions {
  /** What the caller calls the new model; `trained` without it. */
  readonly version?: string;
  /** What stewards decided; those on records that are not among the given ones teach nothing. */
  readonly decisions?: Iterable<Decision>;
  /** Distinct contents whose pairs are learnt from at most, chosen by their digests. */
  readonly mostContents?: number;
  /** Has read the same records by the same base on another thread; what is learnt is the same with and without it. */
  readonly partner?: Partner;
}

const defaultMostContents = 60_000;
/** So many contents are learnt from first, and no more if they are enough. */
const firstSample = 12_000;
/** Pairs of one entity that are enough: what one in a hundred of them has is then known to a tenth of a bit. */
const enoughMatches = 20_000;
/** Contents between two chances to breathe. */
const piece = 500;

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
  const plan = planOf(options);
  const together = new Together(options.partner);
  together.expectCandidates(plan.first);
  const all = yield* PreparedRecords.read(records, reading, piece);
  return yield* learnFrom(all, reading, plan, together);
}

/** How a model is to be learnt. */
export interface TrainingPlan {
  readonly version: string;
  readonly decided: readonly Decision[];
  /** Contents that are learnt from first, and no more if they are enough. */
  readonly first: number;
  readonly most: number;
  /** Whether all contents are resolved afterwards: the partner may look for their candidates meanwhile. */
  readonly resolves?: boolean;
}

export function planOf({
  version = 'trained',
  decisions = [],
  mostContents: most = defaultMostContents,
}: TrainingOptions): TrainingPlan {
  const decided = [...decisions];
  // Decisions speak of the entities around them, which a small sample would not hold.
  const first = decided.length > 0 ? most : Math.min(firstSample, most);
  return { version, decided, first, most };
}

/**
 * `trainModel` from records that were read by the scorer. Values are counted in all of them, which costs little; what
 * agrees within entities is learnt from a sample where that holds enough of them.
 *
 * @param reading Its model is where learning starts.
 */
export function* learnFrom(
  all: PreparedRecords,
  reading: PairScorer,
  { version, decided, first, most, resolves = false }: TrainingPlan,
  together: Together,
): Generator<number, MatchModel> {
  const counted = yield* withFrequencies(reading.model, all, reading.comparisons);
  let set = all.first(first);
  let learning = yield* Learning.start(set, first, counted, together);
  if (learning.matches < enoughMatches && set.size < Math.min(all.size, most)) {
    set = all.first(most);
    learning = yield* Learning.start(set, most, counted, together);
  }
  if (resolves) together.expectCandidates(Infinity);
  const { model, clusters } = yield* learning.finish(version);
  return yield* withDecisions(model, groundOf(set, clusters), decided);
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
  private readonly allPairs: number;

  private constructor(
    private readonly set: PreparedRecords,
    private readonly counted: MatchModel,
    private readonly book: LevelBook,
    private readonly strangers: StrangerLessons,
    private readonly observations: Observations,
    private readonly expected: Proportions,
  ) {
    this.allPairs = pairsAmong(set);
  }

  /** Learns what it can without clusters. @param set The first so many contents. */
  static *start(
    set: PreparedRecords,
    first: number,
    counted: MatchModel,
    together: Together,
  ): Generator<number, Learning> {
    const { pairs } = yield* together.candidates(set, first, piece);
    const observer = new PairObserver(set, counted);
    const { book, scorer } = observer;
    const drawn = yield* together.strangers(set, first, observer, counted, piece);
    const strangers = new StrangerLessons(drawn, book);
    strangers.learnByWeight(scorer);
    const observations = yield* together.candidatePairs(pairs, observer);
    const expected = yield* maximize(observations, book, believedBy(counted), pairsAmong(set));
    return new Learning(set, counted, book, strangers, observations, expected);
  }

  /** Pairs of one entity that are expected in the set. */
  get matches(): number {
    return this.expected.match * this.allPairs;
  }

  *finish(version: string): Generator<number, Learnt> {
    const { set, book, allPairs, expected } = this;
    const first = new PairScorer(this.model(version, expected));
    const clusters = yield* firstClusters(set, this.observations, first, piece);
    const clusterOf = clusterNumbers(clusters, set.size);
    this.strangers.learnByCluster(clusterOf);
    const lessons = new EntityLessons(first, book);
    yield* lessons.learn(set, clusters);
    const households = this.householdPairs(clusterOf, expected.household * allPairs);
    const found = proportions(lessons.matches, households, allPairs, believedBy(this.counted));
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

  private householdPairs(clusterOf: Int32Array, start: number): number {
    const areApart = (pair: number): boolean => {
      const [i, j] = this.observations.pair(pair);
      return clusterOf[i] !== clusterOf[j];
    };
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

function pairsAmong({ size }: PreparedRecords): number {
  return (size * (size - 1)) / 2;
}

function believedBy({ prior, household }: MatchModel): Proportions {
  return {
    match: prior.probability,
    household: prior.probability * 2 ** -household.ceiling,
  };
}

/** By position, the number of its cluster. */
function clusterNumbers(clusters: readonly (readonly number[])[], size: number): Int32Array {
  const clusterOf = new Int32Array(size);
  clusters.forEach((cluster, at) => {
    for (const position of cluster) clusterOf[position] = at;
  });
  return clusterOf;
}
