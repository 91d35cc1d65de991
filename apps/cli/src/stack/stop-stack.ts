import { stopEverythingLeft } from './leftovers';
import { placesOf } from './places';
import { endsWithin, signal, terminate } from './process-identity';
import { findRunningStack, forgetStackState } from './stack-state';

/** Services get 30 s to finish what they hold, then come the servers. */
const SUPERVISOR_GRACE_MS = 75_000;
const LEFTOVER_GRACE_MS = 10_000;

/** Ends the stack of a home, supervised or left by a killed supervisor. Answers how many processes there were. */
export async function stopStack(home: string, report: (line: string) => void): Promise<number> {
  const places = await placesOf(home);
  const state = await findRunningStack(places);
  let ended = 0;
  if (state !== undefined) {
    report(`Stopping Concord (process ${state.supervisor.pid}) …`);
    await signal(state.supervisor, 'SIGTERM');
    if (!(await endsWithin(state.supervisor, SUPERVISOR_GRACE_MS)))
      await terminate(state.supervisor, 0);
    ended += 1 + state.services.length;
  }
  const left = await stopEverythingLeft(places, LEFTOVER_GRACE_MS);
  if (left > 0) report(`Ended ${left} processes that nobody supervised.`);
  await forgetStackState(places);
  return ended + left;
}
