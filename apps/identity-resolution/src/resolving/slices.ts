import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';

/** How long work behind the scenes keeps others waiting at a time, ms. */
const sliceMs = 3;

export interface Slicing {
  /** Tells when there is no more use in the work. */
  readonly isOver: () => boolean;
  /** Somebody is being served: a unit of work waits a dozen times for MongoDB, and would for a slice each time. */
  readonly isBusy: () => boolean;
}

/**
 * Does divided work in slices of a few milliseconds, between which and before which others are served.
 *
 * @returns what the work returns; undefined when it was broken off.
 */
export async function inSlices<T>(
  work: Iterator<unknown, T>,
  { isOver, isBusy }: Slicing,
): Promise<{ readonly result: T } | undefined> {
  for (;;) {
    await breathe();
    while (isBusy() && !isOver()) await sleep(1);
    if (isOver()) return undefined;
    const end = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done === true) return { result: step.value };
    } while (performance.now() < end);
  }
}
