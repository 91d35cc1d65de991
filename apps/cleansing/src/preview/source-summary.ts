import type {
  PreviewDifference,
  PreviewExample,
  PreviewOutcome,
  SourcePreview,
} from '@concord/contracts/preview';
import type { Outcome } from '@concord/standardization/record';
import { compared, fieldOf, reasonsOf } from './compared';

/** At so many values of one example it is clear what happens. */
const mostChanges = 20;

interface Place {
  readonly recordId: string;
  readonly position?: string | undefined;
}

/** Sums up what another setup would do to the records of one source. */
export class SourceSummary {
  private records = 0;
  private readonly now = new OutcomeCounts();
  private readonly then = new OutcomeCounts();
  private readonly differences = new Map<PreviewDifference, number>();
  private readonly fields = new Map<string, number>();
  private readonly examples: PreviewExample[] = [];

  constructor(
    private readonly source: string,
    private readonly mostExamples: number,
  ) {}

  /** @param now undefined where the current setup does not have the source; `then` likewise. */
  add(place: Place, now: Outcome | undefined, then: Outcome | undefined): void {
    this.records++;
    this.now.add(now);
    this.then.add(then);
    if (now === undefined || then === undefined) return;
    const { difference, changes } = compared(now, then);
    const sofar = this.differences.get(difference) ?? 0;
    this.differences.set(difference, sofar + 1);
    for (const field of new Set(changes.map((change) => fieldOf(change.field))))
      this.fields.set(field, (this.fields.get(field) ?? 0) + 1);
    if (difference === 'same' || sofar >= this.mostExamples) return;
    const { recordId, position } = place;
    this.examples.push({
      recordId,
      ...(position === undefined ? {} : { position }),
      difference,
      changes: changes.slice(0, mostChanges),
      reasons: { now: reasonsOf(now), then: reasonsOf(then) },
    });
  }

  get preview(): SourcePreview {
    const [now, then] = [this.now.outcome, this.then.outcome];
    return {
      source: this.source,
      records: this.records,
      ...(now === undefined ? {} : { now }),
      ...(then === undefined ? {} : { then }),
      differences: Object.fromEntries(this.differences),
      fields: [...this.fields]
        .map(([field, records]) => ({ field, records }))
        .sort((a, b) => b.records - a.records || a.field.localeCompare(b.field)),
      examples: this.examples,
    };
  }
}

class OutcomeCounts {
  private judged = false;
  private accepted = 0;
  private quarantined = 0;
  private readonly reasons = new Map<string, PreviewOutcome['reasons'][number]>();

  add(outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    this.judged = true;
    if (outcome.kind === 'accepted') {
      this.accepted++;
      return;
    }
    this.quarantined++;
    const reasons = outcome.reasons.map(
      (reason) => [JSON.stringify([reason.code, reason.field]), reason] as const,
    );
    for (const [key, { code, field }] of new Map(reasons)) {
      const count = (this.reasons.get(key)?.count ?? 0) + 1;
      this.reasons.set(key, { code, ...(field === undefined ? {} : { field }), count });
    }
  }

  get outcome(): PreviewOutcome | undefined {
    if (!this.judged) return undefined;
    const reasons = [...this.reasons.values()].sort((a, b) => b.count - a.count);
    return { accepted: this.accepted, quarantined: this.quarantined, reasons };
  }
}
