import { leastOdds, PairDraw, type PairSample } from '../evaluation/pair-sample';
import { firstRecord, type Content } from './content';
import type { Group } from './groups';
import { byId } from './item-graph';
import { linkBetween } from './review';
import type { ResolverState } from './state';

/** Of larger entities only so many contents are paired, and their pairs count for all. */
const mostContents = 300;
/** The same of two entities beside each other. */
const mostBetween = 40;

/**
 * Draws pairs of distinct contents to be judged: those within entities, and those of any two entities of which at
 * least one pair are candidates and which may be one by any chance worth a question. Yields in between; what changes meanwhile may be counted before or after.
 */
export function* samplePairs(
  state: ResolverState,
  size: number,
  seed: number,
  piece: number,
): Generator<number, PairSample> {
  const draw = new PairDraw(size, seed);
  const sampler = new Sampler(state, draw);
  let done = 0;
  for (const group of state.groups.all()) {
    done += sampler.addWithin(group) + sampler.addAround(group);
    if (done < piece) continue;
    yield done;
    done = 0;
  }
  return draw.finish(state.store.scorer.model.version);
}

/** Adds pairs to a draw; answers how many it weighed. */
class Sampler {
  /** By entity, the others whose pairs with it were added: of two, either may have the other among its candidates. */
  private readonly added = new Map<Group, Set<Group>>();

  constructor(
    private readonly state: ResolverState,
    private readonly draw: PairDraw,
  ) {}

  addWithin(group: Group): number {
    const all = this.state.contentsOf(group);
    if (all.length < 2) return 1;
    const contents = few(all, mostContents);
    const times = (all.length * (all.length - 1)) / (contents.length * (contents.length - 1));
    for (const [at, one] of contents.entries())
      for (const other of contents.slice(at + 1)) this.add(one, other, times);
    return (contents.length * contents.length) / 2;
  }

  addAround(group: Group): number {
    const added = new Set<Group>();
    this.added.set(group, added);
    const all = this.state.contentsOf(group);
    let done = all.length;
    for (const near of this.near(all)) {
      if (near === group || this.added.get(near)?.has(group) === true) continue;
      const others = this.state.contentsOf(near);
      const odds = this.oddsOf(all, others);
      if (odds <= leastOdds) continue;
      added.add(near);
      const [these, those] = [few(all, mostBetween), few(others, mostBetween)];
      const times = (all.length * others.length) / (these.length * those.length);
      for (const one of these) for (const other of those) this.add(one, other, times, odds);
      done += these.length * those.length;
    }
    return done;
  }

  /** Bits by which two entities are one. */
  private oddsOf(one: readonly Content[], other: readonly Content[]): number {
    const { store } = this.state;
    return linkBetween(one, other, store).linkage - store.scorer.needed(one.length, other.length);
  }

  /** All candidates count, those too that weigh too little for anyone to keep them. */
  private near(contents: readonly Content[]): Set<Group> {
    const { store, groups } = this.state;
    const found = new Set<Group>();
    for (const content of contents) {
      for (const other of store.candidatesOf(content)) {
        const group = groups.of(store.at(other)?.records[0] ?? '');
        if (group !== undefined) found.add(group);
      }
    }
    return found;
  }

  /** @param odds of their entities, where they are of two. */
  private add(one: Content, other: Content, times: number, odds?: number): void {
    const weight = this.state.store.scorer.weigh(one.profile, other.profile);
    this.draw.add({ a: firstRecord(one), b: firstRecord(other), weight }, times, odds);
  }
}

function few(contents: readonly Content[], most: number): readonly Content[] {
  return contents.length <= most ? contents : [...contents].sort(byId).slice(0, most);
}
