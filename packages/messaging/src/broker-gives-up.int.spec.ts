import { envelopeOf } from './testing/envelopes';
import { parcelSent, parcels } from './testing/parcels';
import { recorder, TestBus, until } from './testing/test-bus';

describe('a message that the broker redelivered more often than the limit allows', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('lands on the parking place, by way of the dead letters of its queue', async () => {
    const ingestion = await bus.join('ingestion', { partitions: 1 });
    await until('the connection', () => ingestion.messaging.connected);
    const queue = bus.queue('cleansing', 'p0');
    await bus.put(queue, envelopeOf(parcelSent, parcels('Kirchgasse 1', 1)), {
      messageId: 'm-1',
      type: parcelSent.type,
    });
    const channel = await bus.channel();
    let deliveries = 0;
    await channel.consume(queue, (message) => {
      deliveries += 1;
      if (message !== null) channel.reject(message, true);
    });
    const parkingQueue = bus.queue('cleansing', 'parking');
    await until('the dead letter', async () => {
      const { messageCount } = await channel.checkQueue(parkingQueue);
      return messageCount === 1;
    });
    await channel.close();
    const { observer, told } = recorder();
    const { messaging } = await bus.join('cleansing', { partitions: 1, observer });
    await until('it is parked', () => told.parked.length === 1);

    expect(deliveries).toBe(251);
    expect((await messaging.parking.list()).messages).toMatchObject([
      { id: 'm-1', type: parcelSent.type, reason: 'delivery.limit', queue },
    ]);
    expect(told.parked).toEqual([{ type: parcelSent.type, reason: 'delivery.limit' }]);
  });
});
