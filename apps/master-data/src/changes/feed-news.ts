import { Log } from '@concord/service-kit';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ChangeLog } from './change-log';

/** How often a process that does not number changes itself looks for new ones, ms. */
const pollMs = 250;

/** Wakes the readers of the feed. However many wait, one look for all of them. */
@Injectable()
export class FeedNews implements OnModuleDestroy {
  private readonly waiting = new Set<() => void>();
  private poll: NodeJS.Timeout | undefined;
  private head = 0;

  constructor(
    private readonly changes: ChangeLog,
    private readonly log: Log,
  ) {}

  onModuleDestroy(): void {
    clearInterval(this.poll);
    this.ring();
  }

  /** There is more to read. */
  ring(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
    clearInterval(this.poll);
    this.poll = undefined;
  }

  /** Resolves at the next ring, or when the signal is aborted. Ask before you look, then wait. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.poll ??= setInterval(() => this.look(), pollMs).unref();
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  private look(): void {
    this.changes
      .extent()
      .then(({ head }) => {
        if (head > this.head) this.ring();
        this.head = head;
      })
      .catch((error: unknown) => this.log.warn('cannot look for new changes', { error }));
  }
}
