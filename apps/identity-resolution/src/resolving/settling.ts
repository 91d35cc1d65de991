import type { Resolver } from '@concord/matching';
import type { Messaging } from '@concord/messaging';
import type { Mutex } from '@concord/service-kit';
import type { Fenced, ServingModels } from '../models/serving-models';
import type { Reviews } from '../review/reviews.repository';
import type { ChangeKeeper } from './change-keeper';
import type { Engines } from './engines';
import { inSlices } from './slices';

/** Contents, merges or questions between two looks at the clock. */
const piece = 10;
/** Records that one step changes at most, unless one entity is larger: what comes in waits for a whole step. */
const stepRecords = 200;

interface SettlingParts {
  readonly mutex: Mutex;
  readonly engines: Engines;
  readonly keeper: ChangeKeeper;
  readonly serving: ServingModels;
  readonly reviews: Reviews;
  readonly messaging: Messaging;
  readonly fenced: Fenced;
  /** Whether a unit of work is being taken. */
  readonly isBusy: () => boolean;
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** Brings the stored partition to the batch partition and the questions to those about it, behind those who are served. */
export class Settling {
  constructor(private readonly parts: SettlingParts) {}

  /** @returns whether all kinds are settled; false when records changed meanwhile, or the signal was aborted. */
  async run(signal: AbortSignal): Promise<boolean> {
    for (const [kind, resolver] of this.parts.engines.byKind)
      if (!(await this.settle(kind, resolver, signal))) return false;
    return true;
  }

  private async settle(kind: string, resolver: Resolver, signal: AbortSignal): Promise<boolean> {
    const { engines, serving, reviews, fenced, isBusy } = this.parts;
    const digest = engines.digestOf(kind);
    const settlement = resolver.settle();
    const isOver = () => settlement.isStale() || engines.of(kind) !== resolver || signal.aborted;
    const slicing = { isOver, isBusy };
    if ((await inSlices(settlement.prepare(piece), slicing)) === undefined) return false;
    const cause = serving.isMoving(kind, digest) ? 'model' : 'settling';
    const steps = settlement.steps(stepRecords);
    while (await this.step({ kind, resolver, cause, steps, isOver }));
    if (isOver()) return false;
    const asked = await inSlices(resolver.reviewing(piece), slicing);
    if (asked === undefined) return false;
    await reviews.replace(kind, asked.result, fenced);
    await serving.noteSettled(kind, digest ?? '', fenced);
    return true;
  }

  /** @returns whether there may be another step. */
  private async step({ kind, resolver, cause, steps, isOver }: Stepping): Promise<boolean> {
    const { mutex, keeper, messaging } = this.parts;
    return await mutex.run(async () => {
      if (isOver()) return false;
      const step = steps.next();
      if (step.done === true) return false;
      const applied = [{ kind, resolver, change: step.value, incoming: nothing }];
      await keeper.keep(applied, nothing, cause, (work) => messaging.outbox.transaction(work));
      return true;
    });
  }
}

interface Stepping {
  readonly kind: string;
  readonly resolver: Resolver;
  readonly cause: 'model' | 'settling';
  readonly steps: ReturnType<ReturnType<Resolver['settle']>['steps']>;
  readonly isOver: () => boolean;
}
