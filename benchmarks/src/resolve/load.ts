import type { RunningStack } from '@concord/cli/stack';
import type { RecordCleansed } from '@concord/contracts/events';
import { round, say } from '../report';
import { cpuSeconds } from '../world/memory';
import type { Arrivals } from './arrivals';
import type { ResolverBus } from './resolver-bus';
import { resolverService as service } from './resolver-stack';

/** Records around a size of the store whose cost is taken as the cost at that size. */
const window = 5_000;
const smallStore = 10_000;

/** Costs are per record, around two sizes of the store, the last records against those around 10,000. */
export async function measureLoad(
  stack: RunningStack,
  bus: ResolverBus,
  arrivals: Arrivals,
  load: readonly RecordCleansed[],
) {
  const used = async () => await cpuSeconds(stack.pids());
  const small = Math.min(smallStore, load.length - window) - window / 2;
  const large = load.length - window;
  const idle = await used();
  const begun = performance.now();
  const cpuAt = Promise.all(
    [small, small + window, large, load.length].map((count) => arrivals.reached(count).then(used)),
  );
  const progress = setInterval(() => say(`${arrivals.count} of ${load.length} resolved`), 5_000);
  try {
    await bus.send(load);
    const [cpu0, cpu1, cpu2, cpu3] = await cpuAt;
    const seconds = (performance.now() - begun) / 1000;
    const spent = (from = idle, to = idle) => (to[service] ?? 0) - (from[service] ?? 0);
    const pace = (from: number) => arrivals.pace(Math.max(1, from), from + window);
    return {
      seconds,
      costRatio: round(pace(large) / pace(small), 2),
      cpuCostRatio: round(spent(cpu2, cpu3) / spent(cpu0, cpu1), 2),
      cpuMsPerRecord: Object.fromEntries(
        Object.entries(cpu3 ?? {}).map(([name, total]) => [
          name,
          round(((total - (idle[name] ?? 0)) * 1000) / load.length, 3),
        ]),
      ),
    };
  } finally {
    clearInterval(progress);
  }
}
