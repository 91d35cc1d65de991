import type { DeliveryResult } from '@concord/connectors/destination';
import type { Shadow } from '../shadows/shadow';

/** Pauses between attempts in ms; the last one repeats. */
export const retryPauses = [1_000, 5_000, 30_000, 120_000, 600_000] as const;

export function pauseAfter(attempts: number): number {
  return retryPauses[Math.min(attempts, retryPauses.length) - 1] ?? retryPauses[0];
}

/** The shadow after an attempt to deliver what it wanted at that time. */
export function afterAttempt(shadow: Shadow, result: DeliveryResult, now: Date): Shadow {
  if (result.ok) {
    const { error, ...rest } = shadow;
    return { ...rest, held: shadow.wanted, status: 'settled', attempts: 0 };
  }
  const attempts = shadow.attempts + 1;
  const status = result.retry ? 'pending' : 'set-aside';
  const pause = result.retryAfterMs ?? pauseAfter(attempts);
  return {
    ...shadow,
    status,
    attempts,
    error: result.error,
    dueAt: new Date(now.getTime() + pause).toISOString(),
  };
}
