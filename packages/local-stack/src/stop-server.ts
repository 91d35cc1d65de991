import { withLock } from './home-lock';
import { systemCodeOf } from './local-stack-error';
import { endServer } from './server-process';
import type { ServerPlaces } from './stack-home';

const LOCK_TIMEOUT_MS = 10 * 60_000;

/** Ends a server while nobody else starts or ends it. On a full disk, which has no room for a lock, without one. */
export async function stopServer(places: ServerPlaces): Promise<void> {
  try {
    await withLock(places.lock, LOCK_TIMEOUT_MS, () => endServer(places));
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOSPC') throw error;
    await endServer(places);
  }
}
