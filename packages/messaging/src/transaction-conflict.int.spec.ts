import { parcelSent, type Parcel } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

describe('two transactions that change the same document', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('both take effect, one after the other, and each emits once', async () => {
    const { messaging, connection } = await bus.join('ingestion');
    await bus.join('cleansing', {
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    const counters = connection.collection<{ _id: string; value: number }>('counters');
    await counters.insertOne({ _id: 'parcels', value: 0 });
    let runs = 0;
    const sendNext = (): Promise<void> =>
      messaging.outbox.transaction(async ({ session, emit }) => {
        runs += 1;
        const before = await counters.findOne({ _id: 'parcels' }, { session });
        const number = (before?.value ?? 0) + 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        await counters.updateOne({ _id: 'parcels' }, { $set: { value: number } }, { session });
        emit(parcelSent, [{ address: 'Kirchgasse 1', number }]);
      });
    await Promise.all([sendNext(), sendNext(), sendNext()]);
    await until('three', async () => (await stored(bus, 'cleansing')).length >= 3);

    expect(runs).toBeGreaterThan(3);
    expect(await stored(bus, 'cleansing')).toEqual<Parcel[]>([
      { address: 'Kirchgasse 1', number: 1 },
      { address: 'Kirchgasse 1', number: 2 },
      { address: 'Kirchgasse 1', number: 3 },
    ]);
  });
});
