import type { RecordKey } from '@concord/contracts/names';
import type { Decision } from '../record';
import { bind, type Bound } from '../rules/binding';
import { byRecords, type Conflict, type Placeholder } from '../rules/conflict';
import { identifierParts, noRuleValues } from '../rules/rule-values';
import { firstRecord, type Content } from './content';
import type { ContentStore } from './content-store';
import { otherOf, type DecisionBook } from './decision-book';

/** Contents that "same" and trusted identifiers link, with what came of it. */
interface Component {
  readonly slots: readonly number[];
  readonly sets: ReadonlyMap<number, readonly number[]>;
  readonly inConflict: boolean;
}

/** Records of a placeholder that are named. */
const mostNamed = 10;

/**
 * Which contents are bound to be one entity, or kept apart, by stewards and by the rules of the workspace. Kept by
 * component of what is linked: a change looks at the components it touches and at nothing else, and where nobody
 * decided and no rule is set nothing is looked at.
 */
export class Bonds {
  private readonly components = new Map<number, Component>();

  constructor(
    private readonly store: ContentStore,
    private readonly book: DecisionBook,
  ) {}

  /** Slots of the contents that are bound to be one with the given one, itself among them. */
  boundTo(slot: number): readonly number[] {
    this.refresh();
    return this.components.get(slot)?.sets.get(slot) ?? [slot];
  }

  /** Bonds among the given contents, by positions. */
  among(items: readonly Content[]): { together: number[][]; apart: [number, number][] } {
    this.refresh();
    if (this.components.size === 0 && this.book.size === 0) return { together: [], apart: [] };
    const positions = new Map(items.map(({ slot }, at) => [slot, at]));
    const sets = new Set<readonly number[]>();
    const apart: [number, number][] = [];
    for (const [at, content] of items.entries()) {
      const set = this.components.get(content.slot)?.sets.get(content.slot);
      if (set !== undefined) sets.add(set);
      for (const other of this.apartFrom(content)) {
        const position = positions.get(other.slot);
        if (position !== undefined && position > at) apart.push([at, position]);
      }
    }
    const together = [...sets].map((set) => set.flatMap((slot) => positions.get(slot) ?? []));
    return { together: together.filter(({ length }) => length > 1), apart };
  }

  /** Contents that a steward called different from the given one. */
  apartFrom(content: Content): Content[] {
    return this.decided(content, 'different');
  }

  /** Contents that a steward called the same as the given one. */
  sameAs(content: Content): Content[] {
    return this.decided(content, 'same');
  }

  /** What could not be obeyed because something stronger forbids it, in the order of the records. */
  conflicts(): Conflict[] {
    this.refresh();
    // Bound again for the names: which record names a content changes with the copies of it.
    return [...new Set(this.components.values())]
      .filter(({ inConflict }) => inConflict)
      .flatMap(({ slots }) => this.bindContents(this.contentsAt(slots)).conflicts)
      .sort(byRecords);
  }

  placeholders(): Placeholder[] {
    const found = [...this.store.holders.placeholders()].map(([identifier, slots]) => {
      const holders = slots.flatMap((slot) => this.store.at(slot) ?? []);
      const contents = new Set(holders.map(({ profile }) => profile.id)).size;
      const records = holders.flatMap((content) => content.records).sort();
      return { ...identifierParts(identifier), contents, records: records.slice(0, mostNamed) };
    });
    return found.sort((x, y) => y.contents - x.contents || (x.value < y.value ? -1 : 1));
  }

  /** What would have to be left out if this were decided, and is not left out already. */
  contradictions(decision: Decision): Conflict[] {
    const links = (key: RecordKey): RecordKey[] =>
      this.book
        .of(key)
        .filter(isSame)
        .map((other) => otherOf(other, key));
    const keys = reached([decision.a, decision.b], links).filter((key) => this.store.of(key));
    const known = new Set(keys.flatMap((key) => this.book.of(key)));
    const before = this.bindRecords(keys, [...known]).conflicts;
    const others = [...known].filter((other) => !isOnPair(other, decision));
    const told = new Set(before.map((conflict) => JSON.stringify(conflict)));
    return this.bindRecords(keys, [...others, decision]).conflicts.filter(
      (conflict) => !told.has(JSON.stringify(conflict)),
    );
  }

  /** Looks again at what was touched; marks as moved what may be clustered otherwise now. */
  refresh(): void {
    const { unbound, unsettled } = this.store;
    if (unbound.size === 0) return;
    const waiting = new Set<number>();
    for (const slot of unbound)
      for (const other of this.components.get(slot)?.slots ?? [slot]) waiting.add(other);
    for (const slot of unbound) waiting.add(slot);
    unbound.clear();
    for (const slot of waiting) {
      this.components.delete(slot);
      unsettled.moved.add(slot);
    }
    const looked = new Set<number>();
    for (const slot of waiting) {
      if (looked.has(slot) || this.store.at(slot) === undefined) continue;
      const slots = this.linkedWith(slot);
      for (const other of slots) looked.add(other);
      if (slots.length > 1) this.form(slots);
    }
  }

  private form(slots: readonly number[]): void {
    const contents = this.contentsAt(slots);
    const { groups, conflicts } = this.bindContents(contents);
    const sets = new Map<number, readonly number[]>();
    for (const group of groups) {
      const set = group.flatMap((at) => contents[at]?.slot ?? []);
      for (const slot of set) sets.set(slot, set);
    }
    const component = { slots, sets, inConflict: conflicts.length > 0 };
    for (const slot of slots) {
      this.components.set(slot, component);
      this.store.unsettled.moved.add(slot);
    }
  }

  private contentsAt(slots: readonly number[]): Content[] {
    return slots
      .flatMap((slot) => this.store.at(slot) ?? [])
      .sort((x, y) => (x.id < y.id ? -1 : 1));
  }

  /** All slots that "same" and trusted identifiers lead to; holders of one identifier are listed once. */
  private linkedWith(slot: number): number[] {
    const listed = new Set<string>();
    return reached([slot], (one) => {
      const content = this.store.at(one);
      if (content === undefined) return [];
      const links = this.sameAs(content).map((other) => other.slot);
      for (const identifier of content.profile.rules.always) {
        if (listed.has(identifier)) continue;
        listed.add(identifier);
        links.push(...this.store.holders.boundBy(identifier));
      }
      return links;
    });
  }

  private bindContents(contents: readonly Content[]): Bound {
    const positions = new Map(contents.map((content, at) => [content.slot, at]));
    const decisions = new Set<Decision>();
    const identifiers = new Map<string, number[]>();
    for (const [at, content] of contents.entries()) {
      for (const decision of this.decisionsOn(content)) decisions.add(decision);
      for (const identifier of content.profile.rules.always) {
        if (this.store.holders.boundBy(identifier).length < 2) continue;
        const holders = identifiers.get(identifier);
        if (holders === undefined) identifiers.set(identifier, [at]);
        else holders.push(at);
      }
    }
    const things = contents.map((content) => ({
      id: content.id,
      key: firstRecord(content),
      values: content.profile.rules,
    }));
    const positionOf = (key: RecordKey) => positions.get(this.store.of(key)?.slot ?? -1);
    const bindings = { things, decisions: placed([...decisions], positionOf), identifiers };
    return bind(bindings, this.store.scorer.model.rules);
  }

  /** Decisions alone, on records by themselves: the rules that bring together do not weigh against a steward. */
  private bindRecords(keys: readonly RecordKey[], decisions: readonly Decision[]): Bound {
    const sorted = [...keys].sort();
    const positions = new Map(sorted.map((key, at) => [key, at]));
    const things = sorted.map((key) => ({
      id: key,
      key,
      values: this.store.of(key)?.profile.rules ?? noRuleValues,
    }));
    const bindings = {
      things,
      decisions: placed(decisions, (key) => positions.get(key)),
      identifiers: new Map<string, number[]>(),
    };
    return bind(bindings, this.store.scorer.model.rules);
  }

  /** Contents that a steward decided on together with the given one. */
  private decided(content: Content, verdict: Decision['verdict']): Content[] {
    const [key = ''] = content.records;
    return this.decisionsOn(content)
      .filter((decision) => decision.verdict === verdict)
      .flatMap((decision) => this.store.of(otherOf(decision, key)) ?? []);
  }

  /** Decided records are contents of their own. */
  private decisionsOn(content: Content): readonly Decision[] {
    return content.id === content.profile.id ? [] : this.book.of(content.records[0] ?? '');
  }
}

function isSame({ verdict }: Decision): boolean {
  return verdict === 'same';
}

function isOnPair({ a, b }: Decision, pair: Decision): boolean {
  return (a === pair.a && b === pair.b) || (a === pair.b && b === pair.a);
}

/** Decisions on two things that are there. */
function placed(
  decisions: readonly Decision[],
  positionOf: (key: RecordKey) => number | undefined,
): { decision: Decision; i: number; j: number }[] {
  return decisions.flatMap((decision) => {
    const [i, j] = [positionOf(decision.a), positionOf(decision.b)];
    return i === undefined || j === undefined || i === j ? [] : [{ decision, i, j }];
  });
}

/** Everything that links lead to, the start included. */
function reached<T>(start: readonly T[], linksOf: (one: T) => readonly T[]): T[] {
  const found = new Set(start);
  for (const one of found) for (const next of linksOf(one)) found.add(next);
  return [...found];
}
