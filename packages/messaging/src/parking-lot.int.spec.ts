import { envelopeOf } from './testing/envelopes';
import { parcelSent, parcels, type Parcel } from './testing/parcels';
import { recorder, TestBus, until } from './testing/test-bus';
import { PermanentError } from './messaging';

describe('the parking lot', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());
  const { observer, told } = recorder();
  const received: Parcel[] = [];
  let closed = true;

  beforeAll(async () => {
    const { messaging } = await bus.join('cleansing', {
      observer,
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          if (closed) throw new PermanentError('the counter is closed');
          await unit.commit(() => Promise.resolve());
          received.push(...items);
        },
      },
    });
    await until('the connection', () => messaging.connected);
    const queue = bus.queue('cleansing', 'p1');
    for (const id of ['m-1', 'm-2', 'm-3']) {
      await bus.put(queue, envelopeOf(parcelSent, parcels(id, 1), { id }));
    }
    await bus.put(queue, 'torn', { messageId: 'm-4' });
    await until('four parked', async () => (await messaging.parking.count()) === 4);
  });

  it('lists the oldest first, page by page, and filters by type, reason and time', async () => {
    const { parking } = bus.participant('cleansing').messaging;
    const first = await parking.list({}, { limit: 3 });
    const second = await parking.list({}, { limit: 3, after: first.next ?? '' });
    const ids = (page: typeof first): string[] => page.messages.map(({ id }) => id);

    expect([ids(first), ids(second), second.next]).toEqual([
      ['m-1', 'm-2', 'm-3'],
      ['m-4'],
      undefined,
    ]);
    expect(ids(await parking.list({ reason: 'schema.misfit' }))).toEqual(['m-4']);
    expect(ids(await parking.list({ type: parcelSent.type }))).toEqual(['m-1', 'm-2', 'm-3']);
    expect(await parking.count({ since: new Date(Date.now() + 1_000) })).toBe(0);
    expect(await parking.count({ until: new Date(Date.now() + 1_000) })).toBe(4);
    await expect(parking.list({}, { after: 'nonsense' })).rejects.toThrow(RangeError);
  });

  it('shows a whole message, or the text of what is none', async () => {
    const { parking } = bus.participant('cleansing').messaging;

    expect(await parking.inspect('m-1')).toMatchObject({
      id: 'm-1',
      reason: 'handler.permanent',
      queue: bus.queue('cleansing', 'p1'),
      message: { type: parcelSent.type, data: { items: parcels('m-1', 1) } },
    });
    expect(await parking.inspect('m-4')).toMatchObject({ message: 'torn' });
    expect(await parking.inspect('m-9')).toBeUndefined();
  });

  it('replays into the queue it came from, with attempts forgotten, whatever the inbox says', async () => {
    const { messaging, connection } = bus.participant('cleansing');
    const marks = connection.collection<{ _id: string; at: Date }>('inbox');
    await marks.insertOne({ _id: 'cleansing/m-1', at: new Date() });
    closed = false;

    expect(await messaging.parking.replay('m-1')).toBe(true);
    await until('the replayed one', () => received.length === 1);
    expect(received).toEqual(parcels('m-1', 1));
    expect(await messaging.parking.count()).toBe(3);
    expect(await messaging.parking.replay('m-1')).toBe(false);
  });

  it('parks a replayed message again when it fails again', async () => {
    const { parking } = bus.participant('cleansing').messaging;
    closed = true;
    const before = told.parked.length;

    expect(await parking.replay('m-2')).toBe(true);
    await until('the same again', () => told.parked.length === before + 1);
    await until('three parked', async () => (await parking.count()) === 3);
  });

  it('discards for good', async () => {
    const { parking } = bus.participant('cleansing').messaging;

    expect(await parking.discard('m-3')).toBe(true);
    expect(await parking.discard('m-3')).toBe(false);
    expect(await parking.inspect('m-3')).toBeUndefined();
  });
});
