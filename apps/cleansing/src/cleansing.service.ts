import type { RecordReceived } from '@concord/contracts/events';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { UnitOfWork, WrittenItem } from '@concord/messaging';
import { Injectable } from '@nestjs/common';
import { written } from './announcing';
import type { Cleansers } from './cleansers';
import {
  announcement,
  fixHolding,
  judge,
  replayedBy,
  stateAfter,
  type RecordState,
} from './verdict';
import { Counts } from './counts/counts.repository';
import { Tally } from './counts/tally';
import { CurrentCleansers } from './current-cleansers';
import { Quarantine, type Judged } from './quarantine/quarantine.repository';
import { RecordStates } from './records/record-states.repository';
import { formerCount, traceText, type JudgedState } from './records/trace';
import { QualityIntake } from './quality/quality-intake';
import type { UnitQuality } from './quality/unit-quality';

@Injectable()
export class CleansingService {
  constructor(
    private readonly cleansers: CurrentCleansers,
    private readonly states: RecordStates,
    private readonly quarantine: Quarantine,
    private readonly counts: Counts,
    private readonly quality: QualityIntake,
  ) {}

  async receive(items: readonly RecordReceived[], unit: UnitOfWork): Promise<void> {
    const cleansers = await this.cleansers.get();
    const now = new Date();
    const known = await this.states.load(items.map(keyOf));
    const former = await this.states.judged(
      items.filter((item) => replayedBy(item) !== undefined).map(keyOf),
    );
    for (const [key, { state }] of former) known.set(key, state);
    const quality = this.quality.begin(cleansers.setup);
    const today = now.toISOString().slice(0, 10);
    const work = judgeAll(items, { known, former }, cleansers, today, quality);
    await unit.commit(async (tx) => {
      await this.states.save(work.changed, known, now, tx.session);
      await this.quarantine.record(work.judged, now, tx.session);
      await this.counts.add(work.tally, unit.partition, tx.session);
      await this.quality.save(quality, tx.session);
      tx.send(work.announcements);
    });
    this.quality.profile(quality, now);
  }
}

const keyOf = ({ source, recordId }: RecordReceived): RecordKey => recordKey(source, recordId);

interface Before {
  readonly known: ReadonlyMap<RecordKey, RecordState>;
  /** Of what is replayed: what was made of it. */
  readonly former: ReadonlyMap<RecordKey, JudgedState>;
}

/**
 * Judges in order, so that two versions of one record in one unit see each other. Of what was accepted only texts are
 * kept: thousands of records wait for their commits at a time, and what they are made of would be copied about by
 * the collector of garbage meanwhile.
 */
export function judgeAll(
  items: readonly RecordReceived[],
  { known, former }: Before,
  cleansers: Cleansers,
  today: string,
  quality: UnitQuality,
) {
  const tally = new Tally();
  const judged: Judged[] = [];
  const announcements: WrittenItem[] = [];
  const changed = new Map<RecordKey, JudgedState>();
  for (const item of items) {
    const key = keyOf(item);
    const before = changed.get(key)?.state ?? known.get(key);
    const verdict = judge(item, before, cleansers, today);
    tally.add(item, verdict, formerCount(changed.get(key) ?? former.get(key), replayedBy(item)));
    if (verdict.kind === 'quarantined')
      judged.push({ item, verdict, fix: fixHolding(item, before) });
    else if (verdict.kind !== 'superseded') judged.push({ item, verdict: { kind: verdict.kind } });
    if (verdict.kind !== 'superseded') {
      const contribution = quality.take(item, verdict, before?.contribution);
      const state = stateAfter(item, verdict, before, contribution);
      changed.set(key, { state, trace: traceText(verdict) });
    }
    const told = announcement(item, verdict, before);
    if (told !== undefined) announcements.push(written(told, cleansers));
  }
  return { tally, judged, announcements, changed };
}
