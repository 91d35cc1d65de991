import { parcelSent, parcels } from './testing/parcels';
import { envelopeOf } from './testing/envelopes';
import { stored, storing } from './testing/storing';
import { recorder, TestBus, until } from './testing/test-bus';

describe('duplicate delivery', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('takes effect once: side by side in one unit, later, and after a restart', async () => {
    const { observer, told } = recorder();
    const handlers = { [parcelSent.type]: storing(bus, 'cleansing') };
    const first = await bus.join('cleansing', { observer, handlers });
    const queue = bus.queue('cleansing', 'p0');
    await until('the queue', () => first.messaging.connected);
    const twice = envelopeOf(parcelSent, parcels('Kirchgasse 1', 2), { id: 'm-1' });
    const between = envelopeOf(parcelSent, parcels('Kirchgasse 2', 1), { id: 'm-2' });

    await bus.put(queue, twice);
    await bus.put(queue, twice);
    await bus.put(queue, between);
    await bus.put(queue, twice);
    await until('three duplicates or so', () => dropped(told.duplicates) >= 2);
    await first.stop();
    await bus.join('cleansing', { observer, handlers });
    await bus.put(queue, twice);
    await bus.put(queue, between);
    await until('four duplicates', () => dropped(told.duplicates) >= 4);

    expect(await stored(bus, 'cleansing')).toEqual([
      ...parcels('Kirchgasse 1', 2),
      ...parcels('Kirchgasse 2', 1),
    ]);
    expect(told.parked).toEqual([]);
  });
});

function dropped(events: readonly { readonly messages: number }[]): number {
  return events.reduce((sum, { messages }) => sum + messages, 0);
}
