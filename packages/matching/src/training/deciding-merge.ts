import { Agglomeration, type Edge, type Item, type Merge } from '../clustering/agglomeration';
import type { PairScorer } from '../pair-scorer';
import type { Profile } from '../profile';

/**
 * The two clusters whose merge a pair is about: the merge that first brings the two into one, or the one that does
 * not happen between theirs.
 *
 * @param beside What else is in their entities.
 */
export function decidingMerge(
  a: Profile,
  b: Profile,
  beside: readonly Profile[],
  scorer: PairScorer,
): readonly [readonly Profile[], readonly Profile[]] {
  const byId = new Map([a, b, ...beside].map((profile) => [profile.id, profile]));
  const items = [...byId.values()]
    .sort((x, y) => (x.id < y.id ? -1 : 1))
    .map((profile): Item => ({ id: profile.id, profile }));
  const positionOf = ({ id }: Profile): number => items.findIndex((item) => item.id === id);
  const meeting = new Meeting(positionOf(a), positionOf(b));
  const onMerge = (merge: Merge): void => {
    meeting.note(merge);
  };
  const task = { items, edges: edgesAmong(items, scorer), together: [], apart: [], onMerge };
  new Agglomeration(task, scorer).finish();
  const profilesAt = (positions: readonly number[]): Profile[] =>
    positions.flatMap((at) => items[at]?.profile ?? []);
  return [profilesAt(meeting.left), profilesAt(meeting.right)];
}

function* edgesAmong(items: readonly Item[], scorer: PairScorer): Iterable<Edge> {
  for (const [i, one] of items.entries()) {
    for (const [j, other] of items.entries()) {
      if (j <= i) continue;
      const weight = scorer.weigh(one.profile, other.profile);
      if (weight > 0) yield { i, j, weight };
    }
  }
}

/** The clusters of two positions until they become one. */
class Meeting {
  left: readonly number[];
  right: readonly number[];
  private isOver = false;

  constructor(one: number, other: number) {
    this.left = [one];
    this.right = [other];
  }

  note({ a, b }: Merge): void {
    if (this.isOver) return;
    const merged = [...a, ...b];
    const hasLeft = this.left.some((at) => merged.includes(at));
    const hasRight = this.right.some((at) => merged.includes(at));
    this.isOver = hasLeft && hasRight;
    if (this.isOver) return;
    if (hasLeft) this.left = merged;
    if (hasRight) this.right = merged;
  }
}
