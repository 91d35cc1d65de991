import { setTimeout as sleep } from 'node:timers/promises';
import type { RetailWorld } from '../world/retail-world';

const everyMs = 50;
const patienceMs = 30_000;

/**
 * Sends single new customers to ingestion, one every 50 ms, and waits for each at the destination.
 *
 * @returns milliseconds from before the request to the arrival, for each.
 */
export async function trickle({ stack, sink }: RetailWorld, count: number): Promise<number[]> {
  const arrivals: Promise<number>[] = [];
  for (let i = 0; i < count; i++) {
    const email = `${nameOf(i).join('.').toLowerCase()}@${1000 + i * 7}.example.org`;
    const sent = performance.now();
    arrivals.push(sink.arrival(email, patienceMs).then((at) => at - sent));
    await push(stack.urls.ingestion ?? '', stack.key, newcomer(i, email));
    await sleep(everyMs);
  }
  return await Promise.all(arrivals);
}

async function push(
  url: string,
  key: string,
  record: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await fetch(`${url}/v1/sources/shop/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ records: [record] }),
  });
  if (!response.ok)
    throw new Error(`ingestion answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

const surnames = [
  'Okafor',
  'Lindqvist',
  'Marchetti',
  'Novak',
  'Haddad',
  'Sorensen',
  'Pereira',
  'Kowalski',
];
const givenNames = [
  'Amara',
  'Bjarne',
  'Chiara',
  'Dusan',
  'Elias',
  'Freja',
  'Goncalo',
  'Halina',
  'Ivo',
  'Jana',
];

function nameOf(i: number): [string, string] {
  const first = givenNames[i % givenNames.length] ?? '';
  const last = surnames[Math.floor(i / givenNames.length) % surnames.length] ?? '';
  return [first, last];
}

function newcomer(i: number, email: string): Record<string, unknown> {
  const [first, last] = nameOf(i);
  return {
    id: `trickle-${i}`,
    first_name: first,
    last_name: last,
    email,
    mobile: `+4477009${String(10_000 + i * 37).slice(-5)}`,
    birthday: `19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`,
    updated_at: '2026-06-01T12:00:00Z',
  };
}
