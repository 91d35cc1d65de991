import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { stopLeftovers } from '@concord/local-stack';
import type { StackPlaces } from './places';
import { processesWith, terminate } from './process-identity';
import { SERVICE_MARKER } from './service-process';

/** Services of a home, whoever started them. */
async function servicesOf(places: StackPlaces) {
  return await processesWith(`${SERVICE_MARKER}=${places.home}`);
}

/** Ends the services that a killed supervisor left. Answers how many there were. */
export async function stopServicesLeft(places: StackPlaces, graceMs: number): Promise<number> {
  const left = await servicesOf(places);
  await Promise.all(left.map((one) => terminate(one, graceMs)));
  return left.length;
}

/** Ends everything of a home that still runs: services first, they need their servers to finish. */
export async function stopEverythingLeft(places: StackPlaces, graceMs: number): Promise<number> {
  const services = await stopServicesLeft(places, graceMs);
  return services + (await stopLeftovers(places.home));
}

/** Removes the data of a home whose servers are stopped: databases, queues, logs; the API key too. */
export async function removeData(places: StackPlaces): Promise<void> {
  const folders = ['mongodb', 'rabbitmq', 'logs', 'services', 'api-key', 'audit-heads.json'];
  await Promise.all(
    folders.map((name) => fs.rm(join(places.home, name), { recursive: true, force: true })),
  );
  await fs.mkdir(places.logs, { recursive: true });
}
