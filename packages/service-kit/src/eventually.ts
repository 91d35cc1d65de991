import { setTimeout as pause } from 'node:timers/promises';

/** Repeats expectations until they hold, since events travel; fails with the last failure after `ms`. */
export async function eventually(
  expectations: () => void | Promise<void>,
  ms = 15_000,
): Promise<void> {
  const deadline = performance.now() + ms;
  for (;;) {
    try {
      await expectations();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(25);
    }
  }
}
