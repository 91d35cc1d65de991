import { parcelRecalled, parcelSent, parcelStored, parcels } from './testing/parcels';
import { TestBus, until, type ParcelHandler } from './testing/test-bus';

describe('gathering', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('makes few units of many waiting messages, in order, of one type each, within limits', async () => {
    const units: { type: string; messages: number; numbers: number[] }[] = [];
    const noting =
      (type: string): ParcelHandler =>
      async (items, unit) => {
        await unit.commit(() => Promise.resolve());
        const numbers = items.map(({ number }) => number);
        units.push({ type, messages: unit.messageIds.length, numbers });
      };
    const options = {
      partitions: 1,
      channels: [parcelSent, parcelRecalled, parcelStored],
      batch: { records: 1 },
      unit: { records: 40, messages: 50 },
    };
    const ingestion = await bus.join('ingestion', options);
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelSent, parcels('Kirchgasse 1', 100));
      return Promise.resolve();
    });
    await ingestion.messaging.outbox.transaction((tx) => {
      tx.emit(parcelRecalled, parcels('Kirchgasse 1', 3));
      return Promise.resolve();
    });
    await until('all in the queue', async () => (await ingestion.messaging.outbox.pending()) === 0);
    await bus.join('cleansing', {
      ...options,
      handlers: {
        [parcelSent.type]: noting(parcelSent.type),
        [parcelRecalled.type]: noting(parcelRecalled.type),
      },
    });
    await until('the recalled ones', () => units.flatMap(({ numbers }) => numbers).length === 103);

    const sent = units.filter(({ type }) => type === parcelSent.type);
    expect(sent.flatMap(({ numbers }) => numbers)).toEqual(
      parcels('Kirchgasse 1', 100).map(({ number }) => number),
    );
    expect(sent.length).toBeLessThanOrEqual(12);
    expect(Math.max(...sent.map(({ messages }) => messages))).toBeLessThanOrEqual(40);
    expect(units.at(-1)).toEqual({ type: parcelRecalled.type, messages: 3, numbers: [1, 2, 3] });
  });
});
