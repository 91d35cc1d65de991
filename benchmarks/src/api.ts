import { numbers, runBenchmark } from './command-line';
import { fillStack, type Filled } from './api/filled-stack';
import { startFloor } from './api/floor';
import { measureHub } from './api/hub';
import { LoadProcess } from './api/load-process';
import type { Figures, Load } from './api/open-loop';
import { matchRequests, readRequests, searchRequests } from './api/questions';
import { measureUnmerge } from './api/unmerge';
import { homeOf } from './paths';
import { printResult, round, say } from './report';
import { peakMemory } from './world/memory';

const usage = `concord bench api [--customers 100000] [--seconds 20] [--contributors 10000]

Master data under load from a second process at fixed rates: 500 reads, 100 searches, 50 matches a second, each alone
and then together; an entity of very many records; one record taken out of an entity of a hundred.`;

const rates = { read: 500, search: 100, match: 50 };
const service = 'master-data';

/**
 * The API over so many golden records that came through identity resolution. Requests come when they come (open loop):
 * what waits because the service is busy waits on the clock.
 */
async function main(): Promise<void> {
  const { customers, seconds, contributors } = numbers({
    ...{ customers: 100_000, seconds: 20, contributors: 10_000 },
  });
  const filled = await fillStack(homeOf('api'), customers);
  const { stack } = filled;
  const loads = await LoadProcess.start();
  try {
    const floor = await startFloor(stack.mongodbUri);
    const run = (load: Omit<Load, 'seconds'>) => loads.run([{ ...load, seconds }]);
    const requests = requestsOf(filled);
    await loads.run(warmUp(requests));
    const peakLoadedMb = (await peakMemory(stack.pids()))[service] ?? 0;
    const bare = await run({ ...floor.load(filled.ids), rate: rates.read });
    const read = await run(requests.read);
    const search = await run(requests.search);
    const match = await run(requests.match);
    say('All of them together …');
    const together = await loads.run(Object.values(requests).map((load) => ({ ...load, seconds })));
    await floor.stop();
    const hub = await measureHub(filled, loads, { contributors, seconds, read: requests.read });
    const unmergeMs = await measureUnmerge(filled);
    const peakMb = await peakMemory(stack.pids());
    printResult({
      benchmark: 'api',
      golden: filled.ids.length,
      records: filled.records.length,
      read: shown(read.read),
      search: shown(search.search),
      match: shown(match.match),
      floor: { read: shown(bare.floor) },
      readRatio: round((read.read?.p95Ms ?? 0) / (bare.floor?.p95Ms ?? 1), 2),
      together: Object.fromEntries(
        Object.entries(together).map(([name, one]) => [name, shown(one)]),
      ),
      hub,
      unmergeMs,
      peakMb: peakMb[service],
      peakLoadedMb,
      resolverPeakMb: peakMb['identity-resolution'],
    });
  } finally {
    await loads.stop();
    await filled.stop();
  }
}

function requestsOf(filled: Filled): Record<'read' | 'search' | 'match', Omit<Load, 'seconds'>> {
  const { urls, key } = filled.stack;
  const target = { url: urls[service] ?? '', key };
  return {
    read: { name: 'read', ...target, rate: rates.read, requests: readRequests(filled) },
    search: { name: 'search', ...target, rate: rates.search, requests: searchRequests(filled) },
    match: { name: 'match', ...target, rate: rates.match, requests: matchRequests(filled) },
  };
}

/** Compilers learn what is called often; nobody restarts a service for each request. */
function warmUp(requests: ReturnType<typeof requestsOf>): Load[] {
  say('Warming up …');
  return Object.values(requests).map((load) => ({ ...load, seconds: 5 }));
}

function shown(figures: Figures | undefined): object {
  if (figures === undefined) throw new Error('nothing was measured');
  const { rps, p50Ms, p95Ms, p99Ms, maxMs, found } = figures;
  return { rps, p50Ms, p95Ms, p99Ms, maxMs, ...(found === undefined ? {} : { found }) };
}

runBenchmark(usage, main);
