import type { Messaging } from '@concord/messaging';

type Parking = Messaging['parking'];
type ParkingFilter = NonNullable<Parameters<Parking['list']>[0]>;

/**
 * Replays everything that the filter finds and that was parked before `now`: what fails again and
 * is parked anew in the meantime is not replayed a second time.
 */
export async function replayAll(
  parking: Parking,
  filter: ParkingFilter,
  now: Date,
): Promise<{ replayed: number; left: number }> {
  const until = filter.until !== undefined && filter.until < now ? filter.until : now;
  let replayed = 0;
  let after: string | undefined;
  do {
    const page = await parking.list({ ...filter, until }, after === undefined ? {} : { after });
    for (const { id } of page.messages) if (await parking.replay(id)) replayed += 1;
    after = page.next;
  } while (after !== undefined);
  return { replayed, left: await parking.count(filter) };
}
