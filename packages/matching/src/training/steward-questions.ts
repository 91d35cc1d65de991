import type { RecordKey } from '@concord/contracts/names';
import { addPair, emptyLink, exponent, linkageOf } from '../clustering/linkage';
import { weightBounds } from '../model/model';
import { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';
import type { Decision, MatchRecord } from '../record';
import type { LevelBook } from './level-book';
import { decidingMerge } from './deciding-merge';
import { observe } from './observations';
import type { Question } from './shift-regression';

/** Where stewards' decisions fall: records, and their entities by evidence alone. */
export interface Ground {
  record(key: RecordKey): MatchRecord | undefined;
  /** Records of the entity of a content, by the id of the content; some of them say the same. */
  entityOf(id: string): readonly MatchRecord[];
}

/** Contents of an entity that are looked at, besides the one that was decided on. */
const mostOthers = 15;

/** Answers to one question. */
interface Answers {
  readonly question: Omit<Question, 'same'>;
  count: number;
  same: number;
}

/**
 * Turns decisions into questions. A steward judges a pair, but the model did not: it merged two clusters, or left
 * them apart. So the question behind a pair is the merge that first brings the two into one entity, or the one that
 * does not happen between theirs; its linkage explains the answer, wherever the pair came from. How questions are
 * chosen does no harm then: what a queue or a stratified sample goes by (weights, whether two are together) is in
 * the linkage, and choice by what explains is ignorable (Rubin 1976). Several pairs of one merge are one question.
 */
export class StewardQuestions {
  /** Shifts are numbered: those of levels as in the book, then these three. */
  readonly prior: number;
  readonly ceiling: number;
  readonly perDoubling: number;
  private readonly scorer: PairScorer;
  private readonly profiles = new Map<string, Profile>();

  constructor(
    private readonly ground: Ground,
    private readonly book: LevelBook,
    model: PairScorer['model'],
  ) {
    this.scorer = new PairScorer(model);
    this.prior = book.size;
    this.ceiling = book.size + 1;
    this.perDoubling = book.size + 2;
  }

  /** In an order of contents; yields after each decision, since there may be many. */
  *read(decisions: Iterable<Decision>): Generator<number, Question[]> {
    const found = new Map<string, Answers>();
    for (const { a, b, same } of this.pairs(decisions)) {
      const beside = [...this.around(a), ...this.around(b)];
      const [left, right] = decidingMerge(a, b, beside, this.scorer);
      const name = [nameOf(left), nameOf(right)].sort().join(' ');
      const answers = found.get(name) ?? { question: this.weigh(left, right), count: 0, same: 0 };
      answers.count++;
      if (same) answers.same++;
      found.set(name, answers);
      yield 1;
    }
    return [...found]
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([, { question, count, same }]) => ({ ...question, same: same / count }));
  }

  /** Pairs of different contents of which only one thing was said. */
  private pairs(decisions: Iterable<Decision>): { a: Profile; b: Profile; same: boolean }[] {
    const found = new Map<string, { a: Profile; b: Profile; verdicts: Set<string> }>();
    for (const decision of decisions) {
      const [one, other] = [this.profileAt(decision.a), this.profileAt(decision.b)];
      if (one === undefined || other === undefined || one.id === other.id) continue;
      const [a, b] = one.id < other.id ? [one, other] : [other, one];
      const known = found.get(`${a.id} ${b.id}`) ?? { a, b, verdicts: new Set() };
      known.verdicts.add(decision.verdict);
      found.set(`${a.id} ${b.id}`, known);
    }
    return [...found.values()]
      .filter(({ verdicts }) => verdicts.size === 1)
      .map(({ a, b, verdicts }) => ({ a, b, same: verdicts.has('same') }));
  }

  /** Some of the entity of a content, the smallest ids first. */
  private around(one: Profile): Profile[] {
    const others = new Map(
      this.ground.entityOf(one.id).map((record) => {
        const profile = this.profile(record);
        return [profile.id, profile];
      }),
    );
    others.delete(one.id);
    return [...others.values()].sort((x, y) => (x.id < y.id ? -1 : 1)).slice(0, mostOthers);
  }

  /** Log odds of a merge, and how they move with each shift: pairs count by their share in the power mean. */
  private weigh(left: readonly Profile[], right: readonly Profile[]): Omit<Question, 'same'> {
    const { scorer } = this;
    const link = emptyLink(scorer.single.length);
    const slopes = new Map<number, number>();
    let power = 0;
    for (const one of left) {
      for (const other of right) {
        const weight = scorer.weigh(one, other);
        addPair(link, weight, (at) => scorer.judge(scorer.single[at] ?? -1, one, other)?.weight);
        const share = 2 ** (exponent * weight);
        power += share;
        for (const [shift, slope] of this.slopes(one, other, weight))
          slopes.set(shift, (slopes.get(shift) ?? 0) + slope * share);
      }
    }
    for (const [shift, slope] of slopes) slopes.set(shift, slope / power);
    const smaller = Math.min(left.length, right.length);
    if (smaller > 1) slopes.set(this.perDoubling, -Math.log2(smaller));
    const linkage = linkageOf(link, this.holders(left), this.holders(right));
    return { bits: linkage + scorer.sizePrior(left.length, right.length), slopes };
  }

  /** Of one pair. What is as sure as can be moves with nothing. */
  private slopes(a: Profile, b: Profile, weight: number): Map<number, number> {
    const slopes = new Map<number, number>();
    if (weight <= weightBounds.lowest || weight >= weightBounds.highest) return slopes;
    const { scorer } = this;
    let shared = 0;
    for (let at = 0; at < scorer.comparisons.length; at++)
      shared += scorer.judge(at, a, b)?.shared ?? 0;
    const isCapped = scorer.excess(shared) > 0;
    const { beyond } = scorer.model.household;
    // Beyond the ceiling, prior and household evidence together stay at it.
    slopes.set(this.prior, isCapped ? beyond : 1);
    if (isCapped) slopes.set(this.ceiling, 1 - beyond);
    observe(scorer, a, b, (comparison, outcome, isShared) => {
      const level = this.book.number(comparison, outcome);
      if (level === undefined) return;
      slopes.set(level, (slopes.get(level) ?? 0) + (isShared && isCapped ? beyond : 1));
    });
    return slopes;
  }

  private holders(profiles: readonly Profile[]): number[] {
    return this.scorer.single.map(
      (at) => profiles.filter(({ values }) => values[at] !== undefined).length,
    );
  }

  private profileAt(key: RecordKey): Profile | undefined {
    const record = this.ground.record(key);
    return record === undefined ? undefined : this.profile(record);
  }

  private profile(record: MatchRecord): Profile {
    const known = this.profiles.get(record.key);
    if (known !== undefined) return known;
    const profile = this.scorer.profile(record);
    this.profiles.set(record.key, profile);
    return profile;
  }
}

function nameOf(cluster: readonly Profile[]): string {
  return cluster
    .map(({ id }) => id)
    .sort()
    .join('+');
}
