import { sourceName } from '@concord/contracts/names';
import { Answers, notFound, pageOf, SetupStore, ZodParam } from '@concord/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DeliveryLoops } from '../delivery/delivery-loops';
import { Shadows } from '../shadows/shadows.repository';
import { destinationReport, type DestinationReport } from './destination-report';
import { Destinations } from './destinations.repository';

const setAsideRecord = z.object({
  entityId: z.string(),
  attempts: z.int(),
  error: z.string().optional(),
});

@ApiTags('destinations')
@Controller('v1/destinations')
export class DestinationsController {
  constructor(
    private readonly setups: SetupStore<'outbound-sync'>,
    private readonly shadows: Shadows,
    private readonly destinations: Destinations,
    private readonly loops: DeliveryLoops,
  ) {}

  @Get()
  @Answers({
    summary: 'Destinations with what they hold, wait for and refuse',
    schema: z.array(destinationReport),
  })
  async list(): Promise<DestinationReport[]> {
    const [current, known] = await Promise.all([this.setups.current(), this.destinations.all()]);
    return await Promise.all(
      (current?.setup.destinations ?? []).map(async ({ destination }) => {
        const { holding, pending, failing, setAside } = await this.shadows.countsOf(destination);
        const { delivered = 0, trouble } = known.get(destination) ?? {};
        const troubles = trouble === undefined ? [] : [{ ...trouble }];
        return { destination, delivered, holding, pending, failing, setAside, troubles };
      }),
    );
  }

  @Get(':destination/set-aside')
  @Answers({
    summary: 'Golden records that the destination refused, with its words',
    schema: pageOf(setAsideRecord),
  })
  async setAside(
    @ZodParam('destination', sourceName, 'support-desk') destination: string,
  ): Promise<{ items: z.infer<typeof setAsideRecord>[] }> {
    await this.require(destination);
    const found = await this.shadows.setAside(destination, 1_000);
    const items = found.map(({ entityId, attempts, error }) => ({
      entityId,
      attempts,
      ...(error === undefined ? {} : { error }),
    }));
    return { items };
  }

  @Post(':destination/set-aside/retry')
  @HttpCode(200)
  @Answers({
    summary: 'Try everything that was set aside once more',
    schema: z.object({ retried: z.int() }),
  })
  async retry(
    @ZodParam('destination', sourceName, 'support-desk') destination: string,
  ): Promise<{ retried: number }> {
    await this.require(destination);
    const retried = await this.shadows.retrySetAside(destination, new Date().toISOString());
    this.loops.wake(destination);
    return { retried };
  }

  private async require(name: string): Promise<void> {
    const known = (await this.setups.current())?.setup.destinations ?? [];
    if (known.some(({ destination }) => destination === name)) return;
    const names = known.map(({ destination }) => destination).join(', ') || 'none';
    throw notFound('destination.unknown', `There is no destination "${name}". Known: ${names}.`);
  }
}
