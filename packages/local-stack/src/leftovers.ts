import { markerOf, processesMarked, stillRuns } from './processes';
import { stopServer } from './stop-server';
import { placesOf, readRun, type ServerName, type ServerRun } from './stack-home';

const servers: readonly ServerName[] = ['mongodb', 'rabbitmq'];

export type RunningServers = Readonly<Partial<Record<ServerName, ServerRun>>>;

/** Which servers of earlier starts of this home still run. A recycled process id is never mistaken for one. */
export async function findRunning(home: string): Promise<RunningServers> {
  const found: Partial<Record<ServerName, ServerRun>> = {};
  for (const server of servers) {
    const run = await readRun(await placesOf(home, server));
    if (run !== undefined && (await stillRuns(run))) found[server] = run;
  }
  return found;
}

/**
 * Stops whatever earlier runs of this home left: servers, Erlang's name server, port programs; nothing of other homes.
 * @returns how many processes were found
 */
export async function stopLeftovers(home: string): Promise<number> {
  const counts = await Promise.all(
    servers.map(async (server) => {
      const places = await placesOf(home, server);
      const family = await processesMarked(markerOf(places.home, server));
      await stopServer(places);
      return family.length;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
