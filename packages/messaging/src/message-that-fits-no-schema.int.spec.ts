import { envelopeOf } from './testing/envelopes';
import { parcelSent, parcels, type Parcel } from './testing/parcels';
import { recorder, TestBus, until } from './testing/test-bus';

describe('a message that fits no schema', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('is parked at once with what is wrong, and those around it go on', async () => {
    const { observer, told } = recorder();
    const received: Parcel[] = [];
    const { messaging } = await bus.join('cleansing', {
      observer,
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          await unit.commit(() => Promise.resolve());
          received.push(...items);
        },
      },
    });
    await until('the connection', () => messaging.connected);
    const queue = bus.queue('cleansing', 'p0');
    const misfit = [{ address: 'Kirchgasse 1', number: 'first' }];

    await bus.put(queue, envelopeOf(parcelSent, parcels('Kirchgasse 1', 1)));
    await bus.put(queue, 'not JSON at all', { messageId: 'a' });
    await bus.put(queue, '{"specversion":"0.3"}', { messageId: 'b' });
    await bus.put(
      queue,
      envelopeOf(parcelSent, [], { type: 'concord.parcel.lost.v7', data: { items: [1] } }),
      { messageId: 'c' },
    );
    await bus.put(queue, envelopeOf(parcelSent, misfit), { messageId: 'd', type: parcelSent.type });
    await bus.put(queue, envelopeOf(parcelSent, [{ ...parcels('x', 1)[0], weight: 3 }]), {
      messageId: 'e',
    });
    await bus.put(queue, envelopeOf(parcelSent, parcels('Kirchgasse 2', 1)));
    await until('five parked', async () => (await messaging.parking.count()) === 5);
    await until('two received', () => received.length === 2);

    const { messages } = await messaging.parking.list();
    expect(messages.map(({ id, reason, detail }) => [id, reason, detail])).toEqual([
      ['a', 'schema.misfit', 'not JSON (15 bytes)'],
      ['b', 'schema.misfit', expect.stringContaining('envelope: specversion: Invalid input')],
      ['c', 'schema.misfit', 'type: concord.parcel.lost.v7 is not one that we know'],
      ['d', 'schema.misfit', expect.stringContaining('data.items[0]: number: Invalid input')],
      ['e', 'schema.misfit', 'data.items[0]: (whole): Unrecognized key: "weight"'],
    ]);
    expect(told.parked).toHaveLength(5);
    expect(told.retried).toEqual([]);
    expect(received.map(({ address }) => address)).toEqual(['Kirchgasse 1', 'Kirchgasse 2']);
  });

  it('is not sent in the first place: emitting it fails and nothing of the transaction stays', async () => {
    const { messaging, connection } = await bus.join('ingestion');
    const work = messaging.outbox.transaction(async (tx) => {
      const { session } = tx;
      await connection.collection('runs').insertOne({ started: true }, { session });
      tx.emit(parcelSent, [{ address: 'Kirchgasse 1', number: 1.5 }]);
    });

    await expect(work).rejects.toThrow('concord.parcel.sent.v1: item 0: number: Invalid input');
    expect(await connection.collection('runs').countDocuments()).toBe(0);
    expect(await messaging.outbox.pending()).toBe(0);
  });
});
