import type { RecordReceived } from '@concord/contracts/events';
import { replayedBy, type Verdict } from '../verdict';

/** How a version stands in the counts. */
export interface Counted {
  readonly kind: 'accepted' | 'quarantined';
  /** Its reasons, each once. */
  readonly codes: readonly string[];
}

export function countedAs(
  verdict: Extract<Verdict, { readonly kind: 'accepted' | 'quarantined' }>,
): Counted {
  if (verdict.kind === 'accepted') return { kind: 'accepted', codes: [] };
  return { kind: 'quarantined', codes: [...new Set(verdict.reasons.map(({ code }) => code))] };
}

export interface SourceTally {
  accepted: number;
  quarantined: number;
  superseded: number;
  deleted: number;
  /** By reason code; a record with several reasons counts once for each. */
  readonly reasons: Map<string, number>;
}

/**
 * How many verdicts of each kind each source got in one unit of work. What a source sent adds one, for
 * ever; what is judged anew only moves from one kind to another.
 */
export class Tally {
  readonly bySource = new Map<string, SourceTally>();

  /** @param former of a replay: how the version whose content it has is counted, if it is. */
  add(item: RecordReceived, verdict: Verdict, former?: Counted): void {
    const tally = this.of(item.source);
    // A tombstone is made by ingestion, not received: it must not count as a received version.
    if (item.op === 'delete') {
      if (verdict.kind === 'deleted') tally.deleted++;
      return;
    }
    if (verdict.kind === 'deleted') return;
    if (replayedBy(item) !== undefined) {
      if (verdict.kind !== 'superseded' && former !== undefined)
        this.move(item.source, former, countedAs(verdict));
      return;
    }
    if (verdict.kind === 'superseded') tally.superseded++;
    else count(tally, countedAs(verdict), 1);
  }

  move(source: string, from: Counted, to: Counted): void {
    const tally = this.of(source);
    count(tally, from, -1);
    count(tally, to, 1);
  }

  private of(source: string): SourceTally {
    const known = this.bySource.get(source);
    if (known !== undefined) return known;
    const fresh: SourceTally = {
      accepted: 0,
      quarantined: 0,
      superseded: 0,
      deleted: 0,
      reasons: new Map(),
    };
    this.bySource.set(source, fresh);
    return fresh;
  }
}

function count(tally: SourceTally, { kind, codes }: Counted, by: 1 | -1): void {
  tally[kind] += by;
  for (const code of codes) tally.reasons.set(code, (tally.reasons.get(code) ?? 0) + by);
}
