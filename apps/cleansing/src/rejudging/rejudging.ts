import { written } from '../announcing';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { FixedColumn, QuarantinedRecord, Resolution } from '@concord/contracts/quarantine';
import type { Transaction, WrittenItem } from '@concord/messaging';
import type { Contribution } from '@concord/profiling/quality';
import type { Cleanser, Outcome } from '@concord/standardization/record';
import { Injectable } from '@nestjs/common';
import { Counts } from '../counts/counts.repository';
import { countedAs, Tally } from '../counts/tally';
import { CurrentCleansers } from '../current-cleansers';
import { QualityIntake } from '../quality/quality-intake';
import { Quarantine, type Rejudgement } from '../quarantine/quarantine.repository';
import { RecordStates } from '../records/record-states.repository';
import { formerCount, traceText, type JudgedState } from '../records/trace';
import { outcomeOfFixed } from './fixed-record';

/** An entry that was judged anew, with the state of its record before. */
export interface Rejudged {
  readonly entry: QuarantinedRecord;
  readonly before: JudgedState;
  readonly fix: readonly FixedColumn[];
  readonly outcome: Outcome;
}

/** Judges the version in an entry once more: what came, with what people set right in it. */
export function rejudge(
  { original, carried, reasons, draft }: QuarantinedRecord,
  fix: readonly FixedColumn[],
  cleanser: Cleanser,
  today: string,
): Outcome {
  const data = isRaw(original) ? original : undefined;
  if (fix.length > 0) return outcomeOfFixed(cleanser, data, fix, today, carried);
  if (data === undefined) {
    // A row that could not be read says no more to other rules.
    const faults = reasons.map(({ code, message }) => ({ code, message }));
    return { kind: 'quarantined', reasons: faults, draft, changes: [] };
  }
  return cleanser(data, today, carried);
}

function isRaw(original: unknown): original is Readonly<Record<string, unknown>> {
  return typeof original === 'object' && original !== null;
}

export const keyOfEntry = ({ source, recordId }: QuarantinedRecord): RecordKey =>
  recordKey(source, recordId);

/**
 * What follows where versions in quarantine are judged anew. They were never announced, so each keeps
 * its version: whoever comes with a newer one wins, before or after.
 */
@Injectable()
export class Rejudging {
  constructor(
    private readonly states: RecordStates,
    private readonly quarantine: Quarantine,
    private readonly counts: Counts,
    private readonly quality: QualityIntake,
    private readonly cleansers: CurrentCleansers,
  ) {}

  /** Entries and states have been read in the same transaction, so that nothing comes between. */
  async store(
    rejudged: readonly Rejudged[],
    resolution: Resolution,
    at: Date,
    tx: Transaction,
  ): Promise<void> {
    const tally = new Tally();
    const cleansers = await this.cleansers.get();
    const quality = this.quality.begin(cleansers.setup);
    const states = new Map<RecordKey, JudgedState>();
    const entries: Rejudgement[] = [];
    const announcements: WrittenItem[] = [];
    for (const one of rejudged) {
      const { entry, before, outcome, fix } = one;
      const { source, recordId, version } = entry;
      const former = formerCount(before, version);
      if (former !== undefined) tally.move(source, former, countedAs(outcome));
      const worth = quality.judgedAnew(source, outcome, before.state.contribution);
      states.set(keyOfEntry(entry), stateRejudged(one, worth));
      if (outcome.kind === 'accepted') {
        entries.push({ kind: 'accepted', entry, fix: [...fix], resolution });
        const told = { op: 'upsert', source, recordId, version, record: outcome.record } as const;
        announcements.push(written(told, cleansers));
      } else {
        const { reasons, draft } = outcome;
        entries.push({ kind: 'quarantined', entry, reasons: [...reasons], draft });
      }
    }
    await this.states.rejudge(states, at, tx.session);
    await this.quarantine.rejudge(entries, tx.session);
    await this.counts.add(tally, 'rejudged', tx.session);
    await this.quality.save(quality, tx.session);
    tx.send(announcements);
  }
}

export function stateRejudged(
  { before, outcome, fix }: Rejudged,
  worth?: Contribution,
): JudgedState {
  const { rejudged = 0, contribution, ...state } = before.state;
  return {
    state: {
      ...state,
      announced: state.announced || outcome.kind === 'accepted',
      rejudged: rejudged + 1,
      ...(fix.length === 0 ? {} : { fix }),
      ...(worth === undefined ? {} : { contribution: worth }),
    },
    trace: traceText(outcome),
  };
}
