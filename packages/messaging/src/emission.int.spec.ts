import { parcelSent, parcelStored, type Parcel } from './testing/parcels';
import { TestBus } from './testing/test-bus';
import type { Transaction } from './messaging';

describe('emitting', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  const emitting = (address: string): Parcel[] => [{ address, number: 1 }];

  it.each<[string, (tx: Transaction) => void, string]>([
    [
      'an event of another service',
      (tx) => tx.emit(parcelStored, emitting('Kirchgasse 1')),
      'concord.parcel.stored.v1 belongs to cleansing, not to ingestion',
    ],
    [
      'a channel that messaging was not given',
      (tx) => tx.emit({ ...parcelSent, type: 'concord.parcel.lost.v1' }, []),
      'concord.parcel.lost.v1 is not among the channels that messaging was given',
    ],
    [
      'a key that no envelope can carry',
      (tx) => tx.emit(parcelSent, emitting('x'.repeat(513))),
      'concord.parcel.sent.v1: a key of 513 characters is too long',
    ],
    [
      'an item that no broker would take',
      (tx) => tx.emit({ ...parcelSent, keyOf: () => 'k' }, emitting('x'.repeat(9_000_000))),
      'is too large',
    ],
  ])('refuses %s, and the transaction with it', async (_what, emit, message) => {
    const { messaging } = await bus.join('ingestion');
    const work = messaging.outbox.transaction((tx) => {
      emit(tx);
      return Promise.resolve();
    });

    await expect(work).rejects.toThrow(message);
    expect(await messaging.outbox.pending()).toBe(0);
  });

  it('refuses what comes after the transaction has ended', async () => {
    const { messaging } = await bus.join('ingestion');
    const kept = await messaging.outbox.transaction((tx) => Promise.resolve(tx));

    expect(() => kept.emit(parcelSent, emitting('Kirchgasse 1'))).toThrow(
      'concord.parcel.sent.v1 was emitted after its transaction: await what you start',
    );
  });
});
