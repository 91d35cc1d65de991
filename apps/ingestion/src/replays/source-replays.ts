import { recordReceivedChannel } from '@concord/contracts/bus';
import { recordKey } from '@concord/contracts/names';
import {
  sourceReplay,
  sourceReplayBody,
  type SourceReplay,
  type SourceReplayBody,
} from '@concord/contracts/replays';
import { Messaging, type Transaction } from '@concord/messaging';
import { Log, Replays, WorkRegistry, type Replay } from '@concord/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Connection } from 'mongoose';
import { z } from 'zod';
import { RawRecords } from '../intake/raw-records.repository';
import { SourcesService } from '../sources/sources.service';
import { replayed } from './replayed';

/** Records in one transaction, as large as those of a run. */
const batchSize = 2_000;

const aboutSource = sourceReplayBody.extend({ source: z.string() });

/**
 * Sends the raw records of a source once more, to be judged by a mapping or rules that changed. Each
 * goes out as the next version in the transaction that numbers it: a change that comes from the source
 * meanwhile is either numbered higher, or is what is sent.
 */
@Injectable()
export class SourceReplays implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly replays: Replays;

  constructor(
    connection: Connection,
    messaging: Messaging,
    work: WorkRegistry,
    log: Log,
    private readonly raw: RawRecords,
    private readonly sources: SourcesService,
  ) {
    this.replays = new Replays(
      { connection, messaging, work, log },
      { none: { sent: 0 }, step: (replay, after, tx) => this.step(replay, after, tx) },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.replays.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.replays.stop();
  }

  /** @throws ProblemError 404 `source.unknown` */
  async add(source: string, body: SourceReplayBody, who: string): Promise<SourceReplay> {
    await this.sources.require(source);
    const total = await this.raw.countLive(source, body.ids);
    return shown(await this.replays.add(who, { source, ...body }, total));
  }

  async show(id: string): Promise<SourceReplay> {
    return shown(await this.replays.show(id));
  }

  async latest(): Promise<SourceReplay[]> {
    return (await this.replays.latest()).map(shown);
  }

  private async step(replay: Replay, after: string, tx: Transaction) {
    const { source, ids } = aboutSource.parse(replay.about);
    const found = await this.raw.behind(
      source,
      { after, until: replay.createdAt, ids, limit: batchSize },
      tx.session,
    );
    const events = found.flatMap((raw) => replayed(raw) ?? []);
    const versions = events.map(({ recordId, version }) => {
      return [recordKey(source, recordId), version] as const;
    });
    await this.raw.renumber(new Map(versions), tx.session);
    tx.emit(recordReceivedChannel, events);
    return {
      counts: { sent: events.length },
      after: found.length < batchSize ? undefined : found.at(-1)?._id,
    };
  }
}

function shown(replay: Replay): SourceReplay {
  const { source, ...about } = aboutSource.parse(replay.about);
  return sourceReplay.parse({ ...replay, source, about });
}
