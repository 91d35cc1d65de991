import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { connectMessaging, PermanentError, type UnitOfWork } from './messaging';
import { parcelSent, parcels, type Parcel } from './testing/parcels';
import { TestBus, until } from './testing/test-bus';

const received: Parcel[] = [];

@Controller()
class ParcelController {
  @EventPattern(parcelSent.type)
  async sent(@Payload() items: Parcel[], @Ctx() unit: UnitOfWork): Promise<void> {
    if (items.some(({ address }) => address === 'Nowhere')) {
      throw new PermanentError('there is no such address');
    }
    await unit.commit(() => Promise.resolve());
    received.push(...items);
  }
}

@Module({ controllers: [ParcelController] })
class ParcelModule {}

@Module({})
class EmptyModule {}

describe('RabbitServer in a Nest application', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('gives checked items and the unit of work to an @EventPattern method', async () => {
    const cleansing = await bus.join('cleansing');
    const ingestion = await bus.join('ingestion');
    const app = await NestFactory.create(ParcelModule, { logger: false });
    connectMessaging(app, cleansing.messaging.server());
    await app.startAllMicroservices();
    await app.init();

    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Kirchgasse 1', 2));
      return Promise.resolve();
    });
    await until('two parcels', () => received.length === 2);
    expect(received).toEqual(parcels('Kirchgasse 1', 2));

    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Nowhere', 1));
      return Promise.resolve();
    });
    await until('the parked one', async () => (await cleansing.messaging.parking.count()) === 1);
    const { messages } = await cleansing.messaging.parking.list();
    expect(messages).toMatchObject([
      { reason: 'handler.permanent', detail: 'PermanentError: there is no such address' },
    ]);
    await app.close();
  });

  it('refuses to listen when a channel of the service has no handler, and names it', async () => {
    const cleansing = await bus.join('cleansing');
    const app = await NestFactory.create(EmptyModule, { logger: false, abortOnError: false });
    connectMessaging(app, cleansing.messaging.server());

    await expect(app.startAllMicroservices()).rejects.toThrow(
      'cleansing consumes concord.parcel.sent.v1, but no @EventPattern handles it',
    );
    await app.close();
  });
});
