import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient } from '@concord/cli/api-client';
import { untilDrained } from '@concord/cli/drained';
import type { RunningStack } from '@concord/cli/stack';
import type { RecordCleansed } from '@concord/contracts/events';
import { recordKey } from '@concord/contracts/names';
import { say } from '../report';
import { peakMemory } from '../world/memory';
import type { Arrivals } from './arrivals';
import type { ResolverBus } from './resolver-bus';
import { resolverService } from './resolver-stack';
import { StandbyProcess } from './standby-process';

const recordsPerMessage = 20;
const everyMs = 100;
const killAfterMs = 3_000;

interface Scene {
  readonly stack: RunningStack;
  readonly bus: ResolverBus;
  readonly arrivals: Arrivals;
}

interface Takeover {
  /** From the death of the active process to the first event on a record that was sent after it. */
  readonly takeoverSeconds: number;
  /** The most that the process standing by held before it took over. */
  readonly standbyMb: number | undefined;
  readonly standbyRecords: number;
}

/**
 * Starts a second process beside the active one, sends records at a steady rate and kills the active one meanwhile by
 * SIGKILL. Ends when the records are answered and settled. (The supervisor starts the killed one again: it stands by.)
 */
export async function measureTakeover(
  { stack, bus, arrivals }: Scene,
  records: readonly RecordCleansed[],
): Promise<Takeover> {
  const standby = await StandbyProcess.start(stack);
  try {
    const standbyRecords = await standby.records();
    const { standby: standbyMb } = await peakMemory({ standby: standby.pid });
    const all = arrivals.reached(arrivals.count + records.length);
    const death = sleep(killAfterMs).then(() => stack.kill(resolverService));
    const takeover = await sendAcross(death, bus, arrivals, records);
    say('Settling behind the takeover …');
    await all;
    const api = createApiClient({ urls: { [resolverService]: standby.url }, key: stack.key });
    await untilDrained(api, { everyMs: 200, timeoutMs: 600_000 });
    return { takeoverSeconds: takeover / 1000, standbyMb, standbyRecords };
  } finally {
    await standby.stop();
  }
}

/** @returns milliseconds from the death to the first answer on what was sent after it. */
async function sendAcross(
  death: Promise<void>,
  bus: ResolverBus,
  arrivals: Arrivals,
  records: readonly RecordCleansed[],
): Promise<number> {
  let diedAt: number | undefined;
  const died = death.then(() => (diedAt = performance.now()));
  const answers: Promise<number>[] = [];
  for (let at = 0; at < records.length; at += recordsPerMessage) {
    const some = records.slice(at, at + recordsPerMessage);
    if (diedAt !== undefined)
      for (const { source, recordId } of some)
        answers.push(arrivals.of(recordKey(source, recordId)));
    await bus.send(some);
    await sleep(everyMs);
  }
  if (answers.length === 0) throw new Error('no record was sent after the death');
  return (await Promise.race(answers)) - (await died);
}
