import type { FailureKind } from './failures';
import type { ParkReason } from './observer';

/** The header that counts failed attempts. */
export const attemptHeader = 'x-concord-attempt';

/** Delays between the attempts, ms: 1 s, 15 s, 2 min, 15 min, 1 h. */
export const defaultRetryDelays: readonly number[] = [1_000, 15_000, 120_000, 900_000, 3_600_000];

export type NextStep =
  | { readonly do: 'delay'; readonly delayMs: number; readonly attempt: number }
  | { readonly do: 'park'; readonly reason: ParkReason };

/** What becomes of a message whose handler failed, after `failedBefore` earlier attempts. */
export function nextStep(
  kind: Extract<FailureKind, 'permanent' | 'retry'>,
  failedBefore: number,
  delays: readonly number[],
): NextStep {
  if (kind === 'permanent') return { do: 'park', reason: 'handler.permanent' };
  const delayMs = delays[failedBefore];
  if (delayMs === undefined) return { do: 'park', reason: 'handler.exhausted' };
  return { do: 'delay', delayMs, attempt: failedBefore + 1 };
}

/** The number of failed attempts that a header tells; anything but a count is none. */
export function failedAttempts(headers: Readonly<Record<string, unknown>> | undefined): number {
  const value = headers?.[attemptHeader];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}
