import type { Channel } from '@concord/contracts/bus';
import type { ServiceName } from '@concord/contracts/names';
import type { Parcel } from './parcels';
import type { ParcelHandler, Participant, TestBus } from './test-bus';

/**
 * A handler that stores each parcel as a document of its own, so that an effect that happens twice
 * is seen, and passes the parcels on if a channel is given. `who` tells which one handles when
 * several joined as one service: a session belongs to one connection.
 */
export function storing(
  bus: TestBus,
  service: ServiceName,
  next?: Channel<Parcel>,
  who: () => Participant = () => bus.participant(service),
): ParcelHandler {
  return (items, unit) =>
    unit.commit(async (tx) => {
      const { connection } = who();
      const documents = items.map((item) => ({ ...item }));
      await connection.collection('parcels').insertMany(documents, { session: tx.session });
      if (next !== undefined) tx.emit(next, items);
    });
}

/** What `storing` stored, in the order of its storing. */
export async function stored(bus: TestBus, service: ServiceName): Promise<Parcel[]> {
  const found = await bus
    .participant(service)
    .connection.collection<Parcel>('parcels')
    .find({}, { projection: { _id: 0 } })
    .sort({ _id: 1 })
    .toArray();
  return found.map(({ address, number }) => ({ address, number }));
}
