import { createApiClient, type ApiClient } from './api-client';
import { CommandError, ExitCode } from './exit-codes';
import { readAccessKey } from './stack/access-key';
import { placesOf } from './stack/places';
import { findRunningStack, type StackState } from './stack/stack-state';

export interface RunningAccess {
  readonly state: StackState;
  readonly api: ApiClient;
  readonly key: string;
}

/** The running stack of a home and a client for it. @throws CommandError (exit code 4) if it does not run */
export async function runningStack(home: string): Promise<RunningAccess> {
  const places = await placesOf(home);
  const state = await findRunningStack(places);
  const key = await readAccessKey(places);
  if (state === undefined || key === undefined) {
    throw new CommandError(
      ExitCode.notRunning,
      `Concord does not run from ${home}.`,
      'start it with `./concord up`; for a stack in another folder add `--home DIR`.',
    );
  }
  const urls = Object.fromEntries(state.services.map(({ name, url }) => [name, url]));
  return { state, key, api: createApiClient({ urls, key }) };
}
