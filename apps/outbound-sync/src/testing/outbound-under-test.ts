import { goldenChangedChannel } from '@concord/contracts/bus';
import { workReport, type WorkReport } from '@concord/contracts/api';
import type { GoldenChanged } from '@concord/contracts/events';
import { startTestService, type TestService } from '@concord/service-kit/testing';
import { z } from 'zod';
import { destinationReport, type DestinationReport } from '../destinations/destination-report';
import { OutboundSyncModule } from '../outbound-sync.module';

const model = {
  entities: {
    customer: {
      fields: {
        fullName: { type: 'name.full' },
        email: { type: 'email', many: true },
        gender: { type: 'gender' },
      },
    },
  },
};

/** Outbound sync on real MongoDB and RabbitMQ; the test plays master data and the destinations. */
export class OutboundUnderTest {
  private constructor(readonly service: TestService) {}

  /** @param place of an earlier one, to go on from there. */
  static async start(destinations: readonly object[], place?: string): Promise<OutboundUnderTest> {
    const service = await startTestService({
      name: 'outbound-sync',
      module: OutboundSyncModule,
      ...(place === undefined ? {} : { place }),
    });
    const outbound = new OutboundUnderTest(service);
    await outbound.apply(destinations);
    return outbound;
  }

  async apply(destinations: readonly object[]): Promise<void> {
    const { status, text } = await this.service.request('PUT', '/v1/setup', {
      model,
      destinations,
    });
    if (status > 201) throw new Error(text);
  }

  async tell(...changes: GoldenChanged[]): Promise<void> {
    await this.service.send(goldenChangedChannel, changes);
  }

  async report(destination: string): Promise<DestinationReport | undefined> {
    const { body } = await this.service.request('GET', '/v1/destinations');
    return z
      .array(destinationReport)
      .parse(body)
      .find((report) => report.destination === destination);
  }

  async work(): Promise<WorkReport> {
    return workReport.parse((await this.service.request('GET', '/v1/work')).body);
  }
}

export const idOf = (number: number): string => `ent_${String(number).padStart(26, '0')}`;

/** News of a golden record. */
export function golden(
  number: number,
  version: number,
  name: string,
  more: Partial<GoldenChanged> = {},
): GoldenChanged {
  return {
    entityId: idOf(number),
    version,
    status: 'current',
    into: [],
    entity: 'customer',
    fields: { fullName: [name], email: [`customer${number}@example.org`] },
    changedFields: ['fullName'],
    crosswalk: [{ source: 'crm', recordId: String(number) }],
    changedAt: '2026-03-01T08:00:00.000Z',
    ...more,
  };
}
