import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningStack } from '@concord/cli/stack';
import { say } from '../report';

/** Mulberry32: which process and when, repeatable by seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Kills services and the broker at random with SIGKILL; the supervisor starts them again. Every
 * twelfth kill or so hits the broker, which takes the longest to come back.
 */
export async function killRepeatedly(
  stack: RunningStack,
  kills: number,
  random: () => number,
): Promise<Record<string, number>> {
  const services = Object.keys(stack.urls);
  const counts: Record<string, number> = {};
  for (let i = 0; i < kills;) {
    await sleep(500 + random() * 2_000);
    const target =
      random() < 1 / 12 ? 'rabbitmq' : (services[Math.floor(random() * services.length)] ?? '');
    // What is down already cannot be killed once more.
    if (stack.pids()[target] === undefined) continue;
    await stack.kill(target);
    i++;
    counts[target] = (counts[target] ?? 0) + 1;
    if (i % 10 === 0) say(`${i} of ${kills} kills`);
  }
  return counts;
}
