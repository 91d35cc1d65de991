import type { RecordKey } from '@concord/contracts/names';
import { BoundSets, type Obstacle } from '../clustering/constraints';
import type { Decision } from '../record';
import { conflictOf, pairKey, type Conflict } from './conflict';
import type { MatchRules } from './match-rules';
import { identifierParts, type RuleValues } from './rule-values';

/** What is bound: a content, named by one of its records. */
export interface Bindable {
  /** Orders ties. */
  readonly id: string;
  readonly key: RecordKey;
  readonly values: RuleValues;
}

/** What speaks for and against binding, by positions. */
export interface Bindings {
  /** Sorted by id. */
  readonly things: readonly Bindable[];
  /** With the positions of both sides; each decision once. */
  readonly decisions: readonly {
    readonly decision: Decision;
    readonly i: number;
    readonly j: number;
  }[];
  /** Positions that hold each trusted identifier, in order; placeholders are not among them. */
  readonly identifiers: ReadonlyMap<string, readonly number[]>;
}

export interface Bound {
  /** Sets of positions that are one entity. */
  readonly groups: readonly (readonly number[])[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Who must be one entity, before any evidence is looked at. What comes first is stronger:
 * a steward's "different", `neverMergeAcross`, a steward's "same", `alwaysMergeOn`. Decisions hold in the order of
 * their pairs and identifiers in the order of their values, except where that would put into one set what something
 * stronger keeps apart: this is left out and reported. A function of what is given: the order of arrival, and what is
 * not linked to these things by "same" or a common identifier, do not matter.
 */
export function bind(bindings: Bindings, rules: MatchRules | undefined): Bound {
  return new Binder(bindings, rules).bind();
}

class Binder {
  private readonly sets: BoundSets;
  private readonly conflicts: Conflict[] = [];

  constructor(
    private readonly bindings: Bindings,
    private readonly rules: MatchRules | undefined,
  ) {
    const different = bindings.decisions.filter(({ decision }) => decision.verdict === 'different');
    this.sets = new BoundSets(
      bindings.things.map(({ values }) => values),
      different.map(({ i, j }) => [i, j] as const),
    );
  }

  bind(): Bound {
    const same = this.bindings.decisions
      .filter(({ decision }) => decision.verdict === 'same')
      .sort((x, y) => (pairKey(x.decision) < pairKey(y.decision) ? -1 : 1));
    for (const { i, j, decision } of same) {
      const obstacle = this.sets.join(i, j);
      if (obstacle !== undefined)
        this.report(decision.a, decision.b, [i, j], { by: 'steward' }, obstacle);
    }
    const identifiers = [...this.bindings.identifiers].sort(([x], [y]) => (x < y ? -1 : 1));
    for (const [identifier, holders] of identifiers) this.bindHolders(identifier, holders);
    return { groups: this.sets.groups(), conflicts: this.conflicts };
  }

  /** Each holder joins the first holders that nothing keeps it from; where none are left, it begins another set. */
  private bindHolders(identifier: string, holders: readonly number[]): void {
    const heads: number[] = [];
    for (const holder of holders) {
      let first: Obstacle | undefined;
      const isJoined = heads.some((head) => {
        const obstacle = this.sets.join(head, holder);
        first ??= obstacle;
        return obstacle === undefined;
      });
      if (isJoined) continue;
      if (first !== undefined) this.reportHolders(identifier, heads[0] ?? holder, holder, first);
      heads.push(holder);
    }
  }

  private reportHolders(identifier: string, i: number, j: number, obstacle: Obstacle): void {
    const [a, b] = [this.keyOf(i), this.keyOf(j)].sort();
    const wanted = { by: 'alwaysMergeOn' as const, ...identifierParts(identifier) };
    this.report(a ?? '', b ?? '', [i, j], wanted, obstacle);
  }

  private report(
    a: RecordKey,
    b: RecordKey,
    link: readonly [number, number],
    wanted: Conflict['wanted'],
    obstacle: Obstacle,
  ): void {
    const ends = [obstacle.i, obstacle.j];
    const [from = -1, to = -1] =
      this.keyOf(obstacle.i) < this.keyOf(obstacle.j) ? ends : ends.reverse();
    const pair = { a: this.keyOf(from), b: this.keyOf(to) };
    const field = this.rules?.never[obstacle.field ?? -1]?.name;
    const against =
      field === undefined
        ? ({ ...pair, by: 'steward' } as const)
        : ({ ...pair, by: 'neverMergeAcross', field } as const);
    const chain = this.sets.wayBetween(from, to, link).map((at) => this.keyOf(at));
    this.conflicts.push(conflictOf({ a, b, wanted, against, chain }));
  }

  private keyOf(at: number): RecordKey {
    return this.bindings.things[at]?.key ?? '';
  }
}
