import { parcelSent, parcelStored, type Parcel } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until } from './testing/test-bus';

const addresses = Array.from({ length: 40 }, (_, index) => `Kirchgasse ${index}`);
const rounds = 25;

describe('order', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('is kept per key over a thousand messages, partitions and two hops', async () => {
    const options = { partitions: 4, batch: { records: 2 } };
    const ingestion = await bus.join('ingestion', options);
    await bus.join('cleansing', {
      ...options,
      handlers: {
        [parcelSent.type]: (items, unit) => storing(bus, 'cleansing', parcelStored)(items, unit),
      },
    });
    await bus.join('identity-resolution', {
      ...options,
      handlers: {
        [parcelStored.type]: (items, unit) => storing(bus, 'identity-resolution')(items, unit),
      },
    });
    for (let number = 1; number <= rounds; number++) {
      await ingestion.messaging.outbox.transaction((tx) => {
        tx.emit(
          parcelSent,
          addresses.map((address) => ({ address, number })),
        );
        return Promise.resolve();
      });
    }
    const count = addresses.length * rounds;
    await until(
      'all',
      async () => (await stored(bus, 'identity-resolution')).length >= count,
      30_000,
    );

    const arrived = await stored(bus, 'identity-resolution');
    expect(arrived).toHaveLength(count);
    const sent = Array.from({ length: rounds }, (_, index) => index + 1);
    for (const address of addresses) expect(numbersOf(arrived, address)).toEqual(sent);
  });
});

function numbersOf(arrived: readonly Parcel[], address: string): number[] {
  return arrived.filter((parcel) => parcel.address === address).map(({ number }) => number);
}
