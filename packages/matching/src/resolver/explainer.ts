import type { RecordKey } from '@concord/contracts/names';
import { contradictionsOf, mergesOf, mostContents, PairWeights } from '../explanation/entity';
import { explainProfiles } from '../explanation/pair';
import { strongestWay } from '../explanation/path';
import type {
  Bond,
  EntityExplanation,
  NearEntity,
  PairReport,
  PathStep,
  Separation,
  Standing,
} from '../explanation/report';
import { forbiddenBy, identifierParts } from '../rules/rule-values';
import { firstRecord, type Content } from './content';
import type { Group } from './groups';
import { byId } from './item-graph';
import { linkBetween } from './review';
import type { ResolverState } from './state';

/** Records of another entity that are named. */
const mostNamed = 10;
/** Entities nearby that are weighed as wholes, and contents by which they are looked for. */
const mostNear = 20;
const mostAsking = 50;

/** Says why records are together or apart, from what a resolver holds at the moment. */
export class Explainer {
  constructor(private readonly state: ResolverState) {}

  /** Undefined when one of the records is not there. */
  pair(a: RecordKey, b: RecordKey): PairReport | undefined {
    const { store, groups } = this.state;
    const [left, right] = [store.of(a), store.of(b)];
    const [one, other] = [groups.of(a), groups.of(b)];
    if (left === undefined || right === undefined || one === undefined || other === undefined)
      return undefined;
    const explained = explainProfiles(
      { key: a, profile: left.profile },
      { key: b, profile: right.profile },
      store.scorer,
      (comparison, text, discount) => store.resemblance.bitsOfAtom(comparison, text, discount),
    );
    const report = { ...explained, sameEntity: one === other, bonds: this.bondsOf([left, right]) };
    if (one !== other) return { ...report, between: this.between(one, other) };
    const isPlain = left === right || explained.total > store.scorer.model.thresholds.same;
    return isPlain ? report : { ...report, path: this.path(left, right, one) };
  }

  /** The entity of a record; undefined when it is not there. */
  entity(key: RecordKey, nearest: number): EntityExplanation | undefined {
    const { store, groups, bonds } = this.state;
    const group = groups.of(key);
    if (group === undefined) return undefined;
    const all = [...this.state.contentsOf(group)].sort(byId);
    const contents = all.slice(0, mostContents);
    const recordsIn = (content: Content) =>
      content.records.filter((record) => group.members.has(record)).sort();
    const { model } = store.scorer;
    return {
      modelVersion: model.version,
      thresholds: model.thresholds,
      records: [...group.members].sort(),
      contents: contents.map((content, id) => ({ id, records: recordsIn(content) })),
      omitted: all.slice(mostContents).flatMap(recordsIn).length,
      bonds: this.bondsOf(all),
      merges: mergesOf({ contents, ...bonds.among(contents) }, store.scorer),
      conflicts: this.conflictsOf(group),
      nearest: this.nearest(group, all, nearest),
    };
  }

  /** Decisions "same" and trusted identifiers that hold between any of these. */
  private bondsOf(contents: readonly Content[]): Bond[] {
    const { bonds } = this.state;
    const own = new Set(contents);
    const found = new Map<string, Bond>();
    for (const content of own) {
      const bound = new Set(bonds.boundTo(content.slot));
      for (const other of bonds.sameAs(content)) {
        if (!own.has(other) || !bound.has(other.slot)) continue;
        const records = [firstRecord(content), firstRecord(other)].sort();
        found.set(JSON.stringify(records), { by: 'steward', records });
      }
    }
    for (const [identifier, holders] of this.identifiersOf(own)) {
      if (holders.length < 2) continue;
      const records = holders.map(firstRecord).sort();
      found.set(identifier, { by: 'alwaysMergeOn', ...identifierParts(identifier), records });
    }
    return [...found].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, bond]) => bond);
  }

  /** Contents by the identifiers that bind them; of those that something keeps apart, the ones with the first. */
  private identifiersOf(contents: ReadonlySet<Content>): Map<string, Content[]> {
    const { store, bonds } = this.state;
    const holders = new Map<string, Content[]>();
    for (const content of contents) {
      for (const identifier of content.profile.rules.always) {
        if (store.holders.boundBy(identifier).length === 0) continue;
        const known = holders.get(identifier);
        if (known === undefined) holders.set(identifier, [content]);
        else if (bonds.boundTo(known[0]?.slot ?? -1).includes(content.slot)) known.push(content);
      }
    }
    return holders;
  }

  private conflictsOf({ members }: Group): EntityExplanation['conflicts'] {
    const concerns = (key: RecordKey): boolean => members.has(key);
    return this.state.bonds
      .conflicts()
      .filter(({ a, b, chain }) => concerns(a) || concerns(b) || chain.some(concerns));
  }

  private path(left: Content, right: Content, group: Group): PathStep[] {
    const { store, bonds } = this.state;
    const among = [...this.state.contentsOf(group)].sort(byId).slice(0, mostContents);
    const contents = [...new Set([left, right, ...among])];
    const weights = new PairWeights(contents, store.scorer);
    const positions = new Map(contents.map(({ slot }, at) => [slot, at]));
    const bound = contents.map(
      ({ slot }) => new Set(bonds.boundTo(slot).flatMap((other) => positions.get(other) ?? [])),
    );
    const weightOf = (i: number, j: number): number =>
      bound[i]?.has(j) === true ? Number.MAX_VALUE : weights.of(i, j);
    const way = strongestWay(contents.length, 0, 1, weightOf);
    return way.slice(1).flatMap((to, at) => {
      const from = way[at] ?? 0;
      const [one, other] = [contents[from], contents[to]];
      if (one === undefined || other === undefined) return [];
      const by = bound[from]?.has(to) === true ? this.bondBetween(one, other) : 'evidence';
      return [{ a: firstRecord(one), b: firstRecord(other), weight: weights.of(from, to), by }];
    });
  }

  private bondBetween(one: Content, other: Content): PathStep['by'] {
    return this.bondsOf([one, other])[0]?.by ?? 'steward';
  }

  private nearest(group: Group, contents: readonly Content[], limit: number): NearEntity[] {
    const best = new Map<Group, number>();
    const { store, groups } = this.state;
    for (const content of contents.slice(0, mostAsking)) {
      for (const other of this.around(content)) {
        const near = groups.of(other.records[0] ?? '');
        if (near === undefined || near === group) continue;
        const weight = store.scorer.weigh(content.profile, other.profile);
        best.set(near, Math.max(weight, best.get(near) ?? weight));
      }
    }
    return [...best]
      .sort(([x, a], [y, b]) => b - a || (firstOf(x) < firstOf(y) ? -1 : 1))
      .slice(0, mostNear)
      .map(([near]) => ({
        records: [...near.members].sort().slice(0, mostNamed),
        size: near.members.size,
        ...this.between(group, near),
      }))
      .sort((x, y) => y.linkage - y.needed - (x.linkage - x.needed))
      .slice(0, limit);
  }

  /** Candidates of a content, those among them that a rule or a steward keeps apart. */
  private around(content: Content): Content[] {
    const { store, bonds } = this.state;
    const slots = store.resembling(content.profile, 'all');
    return [...slots.flatMap((slot) => store.at(slot) ?? []), ...bonds.apartFrom(content)];
  }

  private between(one: Group, other: Group): Standing & { apart: Separation } {
    const { store } = this.state;
    const [a, b] = [this.state.contentsOf(one), this.state.contentsOf(other)];
    const { best, linkage, link, holders } = linkBetween(a, b, store);
    const needed = store.scorer.needed(a.length, b.length);
    const contradictions = contradictionsOf(link, holders, store.scorer);
    const suffices = linkage > needed;
    const apart =
      this.partedByStewards(a, other) ??
      this.partedByRules(a, b) ??
      ({ by: suffices ? 'nothing' : 'evidence' } as const);
    return { linkage, needed, contradictions, strongest: best, apart };
  }

  private partedByStewards(contents: readonly Content[], other: Group): Separation | undefined {
    for (const content of contents) {
      for (const partner of this.state.bonds.apartFrom(content)) {
        const [a = '', b = ''] = [content.records[0], partner.records[0]];
        if (other.members.has(b)) return { by: 'steward', a, b };
      }
    }
    return undefined;
  }

  private partedByRules(
    these: readonly Content[],
    those: readonly Content[],
  ): Separation | undefined {
    const { rules } = this.state.store.scorer.model;
    if (rules === undefined) return undefined;
    for (const one of distinctSayings(these)) {
      for (const other of distinctSayings(those)) {
        const at = forbiddenBy(one.profile.rules, other.profile.rules);
        if (at === undefined) continue;
        const valuesOf = ({ profile }: Content) => profile.rules.never[at] ?? [];
        return {
          by: 'neverMergeAcross',
          field: rules.never[at]?.name ?? '',
          a: firstRecord(one),
          b: firstRecord(other),
          values: [valuesOf(one), valuesOf(other)],
        };
      }
    }
    return undefined;
  }
}

/** One content for each different thing that is said to the rules that keep apart. */
function distinctSayings(contents: readonly Content[]): Content[] {
  const sayings = contents.filter(({ profile }) => profile.rules.neverId !== '');
  return [...new Map(sayings.map((one) => [one.profile.rules.neverId, one])).values()];
}

function firstOf({ members }: Group): RecordKey {
  return [...members].sort()[0] ?? '';
}
