import type { Resolver, ResolverChange } from '@concord/matching';
import type { Transaction } from '@concord/messaging';
import type { Incoming, Known, Wanted } from './changes';
import type { Engines } from './engines';
import type { Fence } from './fence';
import type { Cause, Outcome } from './outcome';
import type { Resolution } from './resolution';

/** What an engine changed, with what came in and led to it. */
export interface Applied {
  readonly kind: string;
  readonly resolver: Resolver;
  readonly change: ResolverChange;
  readonly incoming: Incoming;
}

export type Commit = (work: (tx: Transaction) => Promise<void>) => Promise<void>;

interface KeeperParts {
  readonly engines: Engines;
  readonly resolution: Resolution;
  readonly fence: Fence;
  /** @throws UnavailableError where this process is not the active one. */
  readonly token: () => number;
  /** Told of every change that may leave something to settle, before it is made. */
  readonly changed: () => void;
}

/** Changes engines; stores and announces what they change in one transaction that passes the fence, or takes it back. */
export class ChangeKeeper {
  constructor(private readonly parts: KeeperParts) {}

  async apply(
    wanted: readonly Wanted[],
    known: Known,
    cause: Cause,
    commit: Commit,
  ): Promise<readonly Outcome[]> {
    const { engines, changed } = this.parts;
    // All engines are found before the first one changes.
    const targets = wanted.map((each) => ({ ...each, resolver: engines.require(each.kind) }));
    if (targets.length > 0) changed();
    const applied = targets.map(({ changes, ...target }) => ({
      ...target,
      change: target.resolver.apply(changes),
    }));
    return await this.keep(applied, known, cause, commit);
  }

  async keep(
    applied: readonly Applied[],
    known: Known,
    cause: Cause,
    commit: Commit,
  ): Promise<readonly Outcome[]> {
    const { engines, resolution, fence, token } = this.parts;
    const transaction = { handedOver: false };
    try {
      const outcomes = await this.outcomesOf(applied, known, cause);
      const granted = token();
      await commit(async (tx) => {
        transaction.handedOver = false;
        await fence.pass(granted, tx.session);
        for (const outcome of outcomes) await resolution.store(outcome, tx);
        transaction.handedOver = true;
      });
      engines.noteStored(outcomes);
      return outcomes;
    } catch (error) {
      // Whether the commit came through may be unknown then: MongoDB has the truth.
      if (transaction.handedOver) engines.doubt();
      for (const { resolver, change } of applied) resolver.revert(change);
      throw error;
    }
  }

  /** What would be stored and announced; engines are as they were before when it returns. */
  async foresee(applied: readonly Applied[], cause: Cause): Promise<readonly Outcome[]> {
    try {
      return await this.outcomesOf(applied, new Map<string, never>(), cause);
    } finally {
      for (const { resolver, change } of applied) resolver.revert(change);
    }
  }

  private async outcomesOf(
    applied: readonly Applied[],
    known: Known,
    cause: Cause,
  ): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const { kind, change, incoming } of applied) {
      const { regroupings } = change;
      const { resolution } = this.parts;
      outcomes.push(await resolution.outcome({ kind, cause, regroupings, incoming, known }));
    }
    return outcomes;
  }
}
