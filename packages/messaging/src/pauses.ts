/** Waiting: growing pauses with jitter, pauses that end early, and a bell that ends them. */

export interface PauseLimits {
  /** The first pause, ms. */
  readonly first: number;
  /** The longest pause, ms. */
  readonly longest: number;
}

/**
 * The pause before try `attempt + 1` (attempt counts from 1), ms: doubling up to `longest`, with
 * "equal jitter" (half fixed, half random) so that many clients do not come back in one moment
 * (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
 */
export function growingPause(attempt: number, limits: PauseLimits, random: number): number {
  const full = Math.min(limits.longest, limits.first * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * random);
}

/** Resolves after `ms`, or at once when the signal is aborted; never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
  });
}

/** Waits for the work, but at most `ms`. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  try {
    await Promise.race([work, pause(ms, done.signal)]);
  } finally {
    done.abort();
  }
}

/** Wakes those who wait for a change. A ring before the wait counts, so none is missed. */
export class Bell {
  private rung = false;
  private wake: (() => void)[] = [];

  ring(): void {
    this.rung = true;
    const waiting = this.wake;
    this.wake = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves at the next ring (or the one not yet heard), after `ms`, or on abort. */
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.rung) {
      const done = new AbortController();
      const stop = (): void => done.abort();
      this.wake.push(stop);
      signal?.addEventListener('abort', stop, { once: true });
      await pause(ms, signal?.aborted === true ? signal : done.signal);
      signal?.removeEventListener('abort', stop);
      this.wake = this.wake.filter((other) => other !== stop);
    }
    this.rung = false;
  }
}
