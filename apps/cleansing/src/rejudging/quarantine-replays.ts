import {
  quarantineReplay,
  quarantineReplayBody,
  type QuarantinedRecord,
  type QuarantineReplay,
  type QuarantineReplayBody,
} from '@concord/contracts/quarantine';
import { Messaging, type Transaction } from '@concord/messaging';
import { Log, Replays, WorkRegistry, type Replay } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { CurrentCleansers } from '../current-cleansers';
import { Quarantine } from '../quarantine/quarantine.repository';
import { QuarantineList } from '../quarantine/quarantine-list.repository';
import { RecordStates } from '../records/record-states.repository';
import { keyOfEntry, rejudge, Rejudging, type Rejudged } from './rejudging';

/** Entries in one transaction: it holds the event loop for a few dozen ms. */
const batchSize = 200;

const none = { judged: 0, accepted: 0, quarantined: 0, skipped: 0 };

/** Judges what waits in quarantine anew, by the setup that is current then. */
@Injectable()
export class QuarantineReplays implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly replays: Replays;

  constructor(
    connection: Connection,
    messaging: Messaging,
    work: WorkRegistry,
    log: Log,
    private readonly list: QuarantineList,
    private readonly quarantine: Quarantine,
    private readonly states: RecordStates,
    private readonly cleansers: CurrentCleansers,
    private readonly rejudging: Rejudging,
  ) {
    this.replays = new Replays(
      { connection, messaging, work, log },
      { none, step: (replay, after, tx) => this.step(replay, after, tx) },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.replays.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.replays.stop();
  }

  async add(about: QuarantineReplayBody, who: string): Promise<QuarantineReplay> {
    const { ids, ...choice } = about;
    const total = ids?.length ?? (await this.list.count(choice));
    return quarantineReplay.parse(await this.replays.add(who, about, total));
  }

  async show(id: string): Promise<QuarantineReplay> {
    return quarantineReplay.parse(await this.replays.show(id));
  }

  async latest(): Promise<QuarantineReplay[]> {
    return (await this.replays.latest()).map((replay) => quarantineReplay.parse(replay));
  }

  private async step(replay: Replay, after: string, tx: Transaction) {
    const { ids, ...choice } = quarantineReplayBody.parse(replay.about);
    const now = new Date();
    const entries = await this.quarantine.open(
      choice,
      { ids, after, until: replay.createdAt, limit: batchSize },
      tx.session,
    );
    const rejudged = await this.rejudged(entries, now, tx);
    const at = now.toISOString();
    const resolution = { by: 'replay' as const, who: replay.by, at, replay: replay.id };
    await this.rejudging.store(rejudged.filter(isDifferent), resolution, now, tx);
    const accepted = rejudged.filter(({ outcome }) => outcome.kind === 'accepted').length;
    const counts = {
      ...{ judged: rejudged.length, accepted, quarantined: rejudged.length - accepted },
      skipped: entries.length - rejudged.length,
    };
    return { counts, after: entries.length < batchSize ? undefined : entries.at(-1)?.id };
  }

  private async rejudged(
    entries: readonly QuarantinedRecord[],
    now: Date,
    { session }: Transaction,
  ): Promise<Rejudged[]> {
    const cleansers = await this.cleansers.get();
    const states = await this.states.judged(entries.map(keyOfEntry), session);
    return entries.flatMap((entry): Rejudged[] => {
      const cleanser = cleansers.find(entry.source);
      const before = states.get(keyOfEntry(entry));
      if (cleanser === undefined || before?.state.version !== entry.version) return [];
      const fix = entry.fix ?? [];
      const outcome = rejudge(entry, fix, cleanser, now.toISOString().slice(0, 10));
      return [{ entry, before, fix, outcome }];
    });
  }
}

/** What is as bad as before, and for the same reasons, needs no writing. */
function isDifferent({ entry, outcome }: Rejudged): boolean {
  if (outcome.kind === 'accepted') return true;
  return JSON.stringify(outcome.reasons) !== JSON.stringify(entry.reasons);
}
