import { recordCleansedChannel } from '@concord/contracts/bus';
import type { RecordCleansed, RecordReceived } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import { UnavailableError, type UnitOfWork } from '@concord/messaging';
import { SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { Cleansers } from './cleansers';
import { announcement, judge, stateAfter, type RecordState } from './verdict';
import { Counts } from './counts/counts.repository';
import { Tally } from './counts/tally';
import { Quarantine, type Judged } from './quarantine/quarantine.repository';
import { RecordStates, type JudgedState } from './records/record-states.repository';
import { traceOf } from './records/trace';

@Injectable()
export class CleansingService {
  private cleansers: Cleansers | undefined;

  constructor(
    private readonly setups: SetupStore<'cleansing'>,
    private readonly states: RecordStates,
    private readonly quarantine: Quarantine,
    private readonly counts: Counts,
  ) {}

  async receive(items: readonly RecordReceived[], unit: UnitOfWork): Promise<void> {
    const cleansers = await this.currentCleansers();
    const now = new Date();
    const known = await this.states.load(
      items.map((item) => recordKey(item.source, item.recordId)),
    );
    const work = judgeAll(items, known, cleansers, now.toISOString().slice(0, 10));
    await unit.commit(async (tx) => {
      await this.states.save(work.changed, known, now, tx.session);
      await this.quarantine.record(work.judged, now, tx.session);
      await this.counts.add(work.tally, unit.partition, tx.session);
      tx.emit(recordCleansedChannel, work.announcements);
    });
  }

  /** Prepared once for each version of the setup. */
  private async currentCleansers(): Promise<Cleansers> {
    const current = await this.setups.current();
    if (current === undefined)
      throw new UnavailableError('no workspace applied yet: run `concord apply DIR`');
    if (this.cleansers?.setup !== current.setup) this.cleansers = new Cleansers(current.setup);
    return this.cleansers;
  }
}

/** Judges in order, so that two versions of one record in one unit see each other. */
function judgeAll(
  items: readonly RecordReceived[],
  known: Map<string, RecordState>,
  cleansers: Cleansers,
  today: string,
) {
  const tally = new Tally();
  const judged: Judged[] = [];
  const announcements: RecordCleansed[] = [];
  const changed = new Map<string, JudgedState>();
  for (const item of items) {
    const key = recordKey(item.source, item.recordId);
    const before = changed.get(key)?.state ?? known.get(key);
    const verdict = judge(item, before, cleansers, today);
    tally.add(item, verdict);
    judged.push({ item, verdict });
    if (verdict.kind !== 'superseded')
      changed.set(key, { state: stateAfter(item, verdict, before), trace: traceOf(verdict) });
    const told = announcement(item, verdict, before);
    if (told !== undefined) announcements.push(told);
  }
  return { tally, judged, announcements, changed };
}
