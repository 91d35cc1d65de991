import type { RecordReceived } from '@concord/contracts/events';
import type { Verdict } from '../verdict';

export interface SourceTally {
  accepted: number;
  quarantined: number;
  superseded: number;
  deleted: number;
  /** By reason code; a record with several reasons counts once for each. */
  readonly reasons: Map<string, number>;
}

/** How many verdicts of each kind each source got in one unit of work. */
export class Tally {
  readonly bySource = new Map<string, SourceTally>();

  add(item: RecordReceived, verdict: Verdict): void {
    const tally = this.of(item.source);
    // A tombstone is made by ingestion, not received: it must not count as a received version.
    if (item.op === 'delete') {
      if (verdict.kind === 'deleted') tally.deleted++;
      return;
    }
    switch (verdict.kind) {
      case 'accepted':
        tally.accepted++;
        return;
      case 'superseded':
        tally.superseded++;
        return;
      case 'deleted':
        return;
      case 'quarantined':
        tally.quarantined++;
        for (const code of new Set(verdict.reasons.map((reason) => reason.code))) {
          tally.reasons.set(code, (tally.reasons.get(code) ?? 0) + 1);
        }
    }
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
