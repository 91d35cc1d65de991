import { parcelSent, parcels } from './testing/parcels';
import { stored, storing } from './testing/storing';
import { TestBus, until, type Participant } from './testing/test-bus';

describe('the relays of two processes of one service', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('publish what either commits, and go on when one of them stops', async () => {
    const first = await bus.join('ingestion');
    const second = await bus.join('ingestion');
    await bus.join('cleansing', {
      handlers: { [parcelSent.type]: (items, unit) => storing(bus, 'cleansing')(items, unit) },
    });
    await emit(first, 0, 10);
    await emit(second, 10, 20);
    await until('twenty', async () => (await stored(bus, 'cleansing')).length >= 20);
    await first.stop();
    await emit(second, 20, 30);
    await until('thirty', async () => (await stored(bus, 'cleansing')).length >= 30);

    const numbers = (await stored(bus, 'cleansing')).map(({ number }) => number);
    expect(numbers.sort((a, b) => a - b)).toEqual(parcels('', 30).map(({ number }) => number));
    await until('an empty outbox', async () => (await second.messaging.outbox.pending()) === 0);
  });
});

async function emit({ messaging }: Participant, from: number, to: number): Promise<void> {
  await messaging.outbox.transaction((tx) => {
    tx.emit(parcelSent, parcels('Kirchgasse 1', to).slice(from));
    return Promise.resolve();
  });
}
