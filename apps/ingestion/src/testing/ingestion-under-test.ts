import { recordReceivedChannel } from '@concord/contracts/bus';
import {
  sourceCounts,
  workReport,
  type SourceCounts,
  type WorkReport,
} from '@concord/contracts/api';
import type { RecordReceived } from '@concord/contracts/events';
import { eventually, startTestService, type TestService } from '@concord/service-kit/testing';
import { z } from 'zod';
import { IngestionModule } from '../ingestion.module';
import { run, type Run } from '../runs/run';

const started = z.object({ runId: z.string() });

/** Ingestion on real MongoDB and RabbitMQ, with cleansing's ear on what it announces. */
export class IngestionUnderTest {
  private constructor(
    readonly service: TestService,
    /** What was announced, in the order in which it came. */
    readonly announced: readonly RecordReceived[],
  ) {}

  /** @param sources as in the setup; `place` of an earlier one to go on from there. */
  static async start(sources: readonly object[], place?: string): Promise<IngestionUnderTest> {
    const service = await startTestService({
      name: 'ingestion',
      module: IngestionModule,
      ...(place === undefined ? {} : { place }),
    });
    const ingestion = new IngestionUnderTest(service, await service.collect(recordReceivedChannel));
    await ingestion.apply(sources);
    return ingestion;
  }

  async apply(sources: readonly object[]): Promise<void> {
    const { status, text } = await this.service.request('PUT', '/v1/setup', { sources });
    if (status > 201) throw new Error(text);
  }

  /** Loads a file by its name. @returns the id of its run. */
  async load(source: string, filename: string, content: string, mode = ''): Promise<string> {
    const query = new URLSearchParams({ filename, ...(mode === '' ? {} : { mode }) });
    const { body } = await this.service.request(
      'POST',
      `/v1/sources/${source}/loads?${query.toString()}`,
      content,
      { 'content-type': 'application/octet-stream' },
    );
    return started.parse(body).runId;
  }

  /** Reads the configured connection. @returns the id of the run. */
  async read(source: string): Promise<string> {
    const { body } = await this.service.request('POST', `/v1/sources/${source}/runs`);
    return started.parse(body).runId;
  }

  async run(id: string): Promise<Run> {
    return run.parse((await this.service.request('GET', `/v1/runs/${id}`)).body);
  }

  /** The run once it is completed or failed. */
  async ended(id: string): Promise<Run> {
    await eventually(async () => {
      expect((await this.run(id)).status).toMatch(/completed|failed/);
    });
    return await this.run(id);
  }

  async counts(source: string): Promise<SourceCounts | undefined> {
    const { body } = await this.service.request('GET', '/v1/sources');
    return z
      .array(sourceCounts)
      .parse(body)
      .find((counts) => counts.source === source);
  }

  async work(): Promise<WorkReport> {
    return workReport.parse((await this.service.request('GET', '/v1/work')).body);
  }

  /** What was announced of a source, by record id, in order of versions. */
  of(source: string): RecordReceived[] {
    return this.announced
      .filter((item) => item.source === source)
      .sort((a, b) => a.recordId.localeCompare(b.recordId) || a.version - b.version);
  }
}
