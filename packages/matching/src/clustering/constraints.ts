import { forbiddenBy, type RuleValues } from '../rules/rule-values';
import { DisjointSets } from './disjoint-sets';

/** What must not be in one set with each other, by positions; `field` is that of a rule. */
export interface Obstacle {
  readonly i: number;
  readonly j: number;
  readonly field?: number;
}

/** The first position of a set that says a thing to the rules. */
interface Saying {
  readonly at: number;
  readonly values: RuleValues;
}

/** Sets that grow by joining, as long as neither a pair that is apart nor a rule forbids it. */
export class BoundSets {
  private readonly sets: DisjointSets;
  private readonly members = new Map<number, number[]>();
  private readonly sayings = new Map<number, readonly Saying[]>();
  private readonly apart = new Map<number, number[]>();
  private readonly joined: (readonly [number, number])[] = [];

  constructor(
    private readonly values: readonly RuleValues[],
    apart: Iterable<readonly [number, number]>,
  ) {
    this.sets = new DisjointSets(values.length);
    for (const [i, j] of apart) {
      if (i === j) continue;
      this.partFrom(i, j);
      this.partFrom(j, i);
    }
  }

  /** Joins the sets of two positions, or says what forbids it. */
  join(i: number, j: number): Obstacle | undefined {
    const [a, b] = [this.sets.find(i), this.sets.find(j)];
    if (a === b) return undefined;
    const obstacle = this.obstacle(a, b);
    if (obstacle === undefined) this.unite(i, j);
    return obstacle;
  }

  /** Joins them whatever forbids it. */
  unite(i: number, j: number): void {
    const [a, b] = [this.sets.find(i), this.sets.find(j)];
    if (a === b) return;
    const members = this.membersOf(a).concat(this.membersOf(b));
    const sayings = distinct([...this.sayingsOf(a), ...this.sayingsOf(b)]);
    this.sets.join(a, b);
    const root = this.sets.find(a);
    this.members.set(root, members);
    this.sayings.set(root, sayings);
    this.joined.push([i, j]);
  }

  /** Sets of more than one position, each in order, in the order of their first ones. */
  groups(): number[][] {
    const roots = new Set(this.joined.map(([i]) => this.sets.find(i)));
    return [...roots]
      .sort((a, b) => a - b)
      .map((root) => [...this.membersOf(root)].sort((a, b) => a - b));
  }

  /** The shortest way from one position to another over what was joined, if `wanted` were joined, too. */
  wayBetween(from: number, to: number, wanted: readonly [number, number]): number[] {
    const links = new Map<number, number[]>();
    for (const [i, j] of [...this.joined, wanted]) {
      links.set(i, [...(links.get(i) ?? []), j]);
      links.set(j, [...(links.get(j) ?? []), i]);
    }
    const cameFrom = new Map<number, number | undefined>([[from, undefined]]);
    for (const at of cameFrom.keys()) {
      if (at === to) break;
      for (const next of links.get(at) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, at);
    }
    const way: number[] = [];
    for (let at: number | undefined = to; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
    return way;
  }

  private obstacle(a: number, b: number): Obstacle | undefined {
    const [small, large] = this.membersOf(a).length <= this.membersOf(b).length ? [a, b] : [b, a];
    for (const i of this.membersOf(small))
      for (const j of this.apart.get(i) ?? []) if (this.sets.find(j) === large) return { i, j };
    for (const one of this.sayingsOf(a)) {
      for (const other of this.sayingsOf(b)) {
        const field = forbiddenBy(one.values, other.values);
        if (field !== undefined) return { i: one.at, j: other.at, field };
      }
    }
    return undefined;
  }

  private membersOf(root: number): readonly number[] {
    return this.members.get(root) ?? [root];
  }

  private sayingsOf(root: number): readonly Saying[] {
    const known = this.sayings.get(root);
    if (known !== undefined) return known;
    const values = this.values[root];
    return values === undefined || values.neverId === '' ? [] : [{ at: root, values }];
  }

  private partFrom(i: number, j: number): void {
    const known = this.apart.get(i);
    if (known === undefined) this.apart.set(i, [j]);
    else known.push(j);
  }
}

function distinct(sayings: readonly Saying[]): Saying[] {
  const found = new Map<string, Saying>();
  for (const saying of sayings)
    if (!found.has(saying.values.neverId)) found.set(saying.values.neverId, saying);
  return [...found.values()];
}
