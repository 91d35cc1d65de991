import { PairScorer } from '../pair-scorer';
import type { MatchModel } from '../model/model';
import type { Decision } from '../record';
import { Bonds } from './bonds';
import type { Content } from './content';
import { ContentStore } from './content-store';
import { DecisionBook } from './decision-book';
import { Groups, type Group } from './groups';
import type { EntityOf } from './review';

/** Everything a resolver holds: records, decisions, and the present partition. */
export class ResolverState {
  readonly store: ContentStore;
  readonly book: DecisionBook;
  readonly bonds: Bonds;
  readonly groups = new Groups();

  constructor(model: MatchModel, decisions: Iterable<Decision>) {
    this.store = new ContentStore(new PairScorer(model));
    this.book = new DecisionBook(decisions);
    this.bonds = new Bonds(this.store, this.book);
  }

  /** The present entities as contents. A content whose copies are in several groups counts with the first. */
  entityOf(): EntityOf {
    const known = new Map<Group, readonly Content[]>();
    return (content) => {
      const [key = ''] = content.records;
      const group = this.groups.of(key);
      if (group === undefined) return [content];
      const contents = known.get(group) ?? this.contentsOf(group);
      known.set(group, contents);
      return contents;
    };
  }

  /** What the records of a group say. */
  contentsOf({ members }: Group): readonly Content[] {
    return [...new Set([...members].flatMap((key) => this.store.of(key) ?? []))];
  }
}
