import { cleansingCounts, type CleansingCounts } from '@concord/contracts/api';
import { recordCleansedChannel, recordReceivedChannel } from '@concord/contracts/bus';
import type { RecordCleansed, RecordReceived } from '@concord/contracts/events';
import {
  quarantinedRecord,
  quarantineReplay,
  type QuarantinedRecord,
  type QuarantineReplay,
} from '@concord/contracts/quarantine';
import type { CleansingSetup } from '@concord/contracts/setups';
import { pageOf } from '@concord/service-kit';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { z } from 'zod';
import { CleansingModule } from '../cleansing.module';

const page = pageOf(quarantinedRecord);

/** Cleansing on real MongoDB and RabbitMQ, with identity resolution's ear on what it announces. */
export class CleansingUnderTest {
  private constructor(
    readonly service: TestService,
    readonly announced: readonly RecordCleansed[],
  ) {}

  /** @param place of an earlier one, to go on from there. */
  static async start(setup: CleansingSetup, place?: string): Promise<CleansingUnderTest> {
    const service = await startTestService({
      ...{ name: 'cleansing', module: CleansingModule },
      ...(place === undefined ? {} : { place }),
    });
    const cleansing = new CleansingUnderTest(service, await service.collect(recordCleansedChannel));
    await cleansing.apply(setup);
    return cleansing;
  }

  async apply(setup: CleansingSetup): Promise<void> {
    const { status, text } = await this.service.request('PUT', '/v1/setup', setup);
    if (status > 201) throw new Error(text);
  }

  /** Sends, and waits until all has been counted that counts. */
  async send(...items: RecordReceived[]): Promise<void> {
    await this.service.send(recordReceivedChannel, items);
  }

  told(recordId: string): string[] {
    return this.announced
      .filter((item) => item.recordId === recordId)
      .map(({ op, version }) => `${op} ${version}`);
  }

  async counts(source: string): Promise<CleansingCounts | undefined> {
    const { body } = await this.service.request('GET', '/v1/counts');
    return z
      .array(cleansingCounts)
      .parse(body)
      .find((count) => count.source === source);
  }

  async ids(query = ''): Promise<string[]> {
    const { body } = await this.service.request('GET', `/v1/quarantine${query}`);
    return page.parse(body).items.map(({ id }) => id);
  }

  async entry(id: string): Promise<QuarantinedRecord> {
    return quarantinedRecord.parse(
      (await this.service.request('GET', `/v1/quarantine/${id}`)).body,
    );
  }

  /** Asks for a replay of the quarantine. @returns it once it has ended. */
  async replayed(about: object): Promise<QuarantineReplay> {
    const { body } = await this.service.request('POST', '/v1/quarantine/replays', about);
    return await this.ended(quarantineReplay.parse(body).id);
  }

  async ended(id: string): Promise<QuarantineReplay> {
    const show = async () =>
      quarantineReplay.parse(
        (await this.service.request('GET', `/v1/quarantine/replays/${id}`)).body,
      );
    await eventually(async () => expect((await show()).status).toMatch(/completed|failed/));
    return await show();
  }
}
