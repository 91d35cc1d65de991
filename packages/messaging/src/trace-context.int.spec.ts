import { parcelSent, parcelStored, parcels } from './testing/parcels';
import { TestBus, until } from './testing/test-bus';

const caller = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('trace context', () => {
  const bus = new TestBus(process.env);
  afterAll(() => bus.close());

  it('goes on from a caller through every hop, each with a span of its own', async () => {
    const seen: string[] = [];
    const ingestion = await bus.join('ingestion');
    await bus.join('cleansing', {
      handlers: {
        [parcelSent.type]: async (items, unit) => {
          seen.push(unit.traceparent);
          await unit.commit((tx) => {
            tx.emit(parcelStored, items);
            return Promise.resolve();
          });
        },
      },
    });
    await bus.join('identity-resolution', {
      handlers: {
        [parcelStored.type]: async (_items, unit) => {
          seen.push(unit.traceparent);
          await unit.commit(() => Promise.resolve());
        },
      },
    });
    await ingestion.messaging.outbox.transaction(
      (tx) => {
        tx.emit(parcelSent, parcels('Kirchgasse 1', 1));
        return Promise.resolve();
      },
      { traceparent: caller },
    );
    await until('two hops', () => seen.length === 2);

    const [first, second] = seen;
    expect(first).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(second).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(new Set([caller, first, second]).size).toBe(3);
  });
});
