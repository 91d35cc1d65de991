import type { ActionBody, ActionResult, StewardAction } from '@concord/contracts/stewarding';
import type { Transaction } from '@concord/messaging';
import {
  AuditLog,
  conflict,
  Mutex,
  notFound,
  unavailable,
  type Caller,
} from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import { Records } from '../records/records.repository';
import { ActiveResolver } from '../resolving/active-resolver';
import type { Decided } from '../resolving/engines';
import type { Outcome } from '../resolving/outcome';
import { ActionPlans, type ActionPlan } from './action-plans';
import { Actions, shownAction, type ChangedPair, type StoredAction } from './actions.repository';
import { ClaimDesk } from './claim-desk';
import { Claims } from './claims.repository';
import { Decisions, pairOf, type StoredDecision } from './decisions.repository';
import { Deferrals } from './deferrals.repository';
import { effectsOf } from './effects';

/** How long a question is put off where nobody says. */
const weekMs = 7 * 86_400_000;
/** Records that one audit entry names. */
const mostAudited = 200;

/** What an action changes, worked out. */
interface Prepared {
  readonly action: StoredAction;
  readonly decided: readonly Decided[];
  readonly store: (tx: Transaction) => Promise<void>;
}

/**
 * What stewards do, in pieces that take effect as a whole and can be undone as a whole. All of it is decisions on pairs
 * of records, so that it holds through loads, re-training, rule changes and re-matches until it is undone.
 */
@Injectable()
export class StewardActions {
  /** What is planned is done before the next one is planned. */
  private readonly mutex = new Mutex();

  constructor(
    private readonly resolver: ActiveResolver,
    private readonly plans: ActionPlans,
    private readonly records: Records,
    private readonly decisions: Decisions,
    private readonly deferrals: Deferrals,
    private readonly claims: Claims,
    private readonly desk: ClaimDesk,
    private readonly actions: Actions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemError for what cannot be done; it names the records or entities. */
  async perform(body: ActionBody, caller: Caller, preview: boolean): Promise<ActionResult> {
    return await this.mutex.run(async () => {
      this.requireActive();
      const plan = await this.plans.of(body);
      if (body.type === 'decide') await this.desk.refuseOthers(body.decisions, body.claim, caller);
      return await this.carryOut(await this.prepared(body, plan, caller), preview);
    });
  }

  /** Takes everything back that an action decided; what stood before stands again. */
  async undo(id: string, caller: Caller, preview: boolean): Promise<ActionResult> {
    return await this.mutex.run(async () => {
      this.requireActive();
      const action = await this.require(id);
      if (action.undone !== undefined)
        throw conflict(
          'action.undone',
          `${id} was undone by ${action.undone.by} on ${action.undone.at}.`,
        );
      const left = await this.leftOf(action);
      return await this.carryOut(this.inverse(action, left, caller), preview);
    });
  }

  async show(id: string): Promise<StewardAction> {
    return shownAction(await this.require(id));
  }

  /** Takes one decision back, whatever it was a part of. */
  async withdraw(a: string, b: string, caller: Caller): Promise<void> {
    await this.mutex.run(async () => {
      const decision = await this.decisions.find(a, b);
      if (decision === undefined)
        throw notFound('decision.unknown', `There is no decision on ${a} and ${b}.`);
      const { kind } = decision;
      const records = [decision.a, decision.b];
      const details = { verdict: decision.verdict };
      const decided = [withdrawn(decision)];
      await this.resolver.decide({
        ...{ kind, decided },
        store: async ({ session }) => {
          await this.decisions.remove([decision], session);
          await this.audit.append(
            caller,
            { action: 'decision.withdrawn', records, details },
            session,
          );
        },
      });
    });
  }

  private async prepared(body: ActionBody, plan: ActionPlan, caller: Caller): Promise<Prepared> {
    const { kind, entities, later } = plan;
    const at = new Date();
    const id = `act_${ulid(at.getTime())}`;
    const word = { kind, by: caller.name, at: at.toISOString(), action: id };
    const stored = plan.decisions.map(({ a, b, verdict, comment = body.comment }) => {
      return { a, b, verdict, ...word, ...(comment === undefined ? {} : { comment }) };
    });
    const putOff = later.map(({ a, b, until, comment = body.comment }) => ({
      ...{ a, b, by: caller.name, at: word.at, action: id },
      until: until ?? new Date(at.getTime() + weekMs).toISOString(),
      ...(comment === undefined ? {} : { comment }),
    }));
    const action: StoredAction = {
      ...{ id, type: body.type, kind, by: caller.name, at: word.at },
      ...(body.comment === undefined ? {} : { comment: body.comment }),
      entities: [...entities],
      decisions: [...stored, ...later].map(({ a, b, verdict }) => ({ a, b, verdict })),
      changed: await this.changedBy(stored),
    };
    const store = async ({ session }: Transaction): Promise<void> => {
      await this.decisions.save(stored, session);
      await this.deferrals.remove(stored, session);
      await this.deferrals.put(putOff, session);
      await this.claims.releasePairs(action.decisions, session);
      await this.actions.add(action, session);
      await this.audit.append(caller, audited(action, madeNames[body.type]), session);
    };
    return { action, decided: stored.map(made), store };
  }

  private inverse(action: StoredAction, left: readonly ChangedPair[], caller: Caller): Prepared {
    const undone = { by: caller.name, at: new Date().toISOString() };
    const before = left.flatMap((pair) => pair.before ?? []);
    const gone = left.filter((pair) => pair.before === undefined);
    const decided = left.map((pair) =>
      pair.before === undefined ? withdrawn({ ...pair, kind: action.kind }) : made(pair.before),
    );
    const store = async ({ session }: Transaction): Promise<void> => {
      await this.decisions.save(before, session);
      await this.decisions.remove(gone, session);
      await this.deferrals.undo(action.id, session);
      await this.actions.noteUndone(action.id, undone, session);
      await this.audit.append(caller, audited(action, 'action.undone'), session);
    };
    return { action: { ...action, undone }, decided, store };
  }

  private async carryOut({ action, decided, store }: Prepared, preview: boolean) {
    const { kind } = action;
    const outcome = preview
      ? await this.resolver.foresee(kind, decided)
      : await this.resolver.decide({ kind, decided, store });
    const entities = await this.effects(outcome, preview);
    return { preview, action: shownAction(action), entities };
  }

  private async effects(outcome: Outcome, preview: boolean) {
    const stored = new Map<string, readonly string[]>();
    for (const { id } of outcome.entities) stored.set(id, await this.records.keysOf(id));
    return effectsOf(outcome, stored, preview ? 'before' : 'after');
  }

  /** The pairs with the decisions that stand on them now. */
  private async changedBy(stored: readonly StoredDecision[]): Promise<ChangedPair[]> {
    const standing = new Map(
      (await this.decisions.onPairs(stored)).map((one) => [pairOf(one.a, one.b), one]),
    );
    return stored.map(({ a, b }) => {
      const before = standing.get(pairOf(a, b));
      return { a, b, ...(before === undefined ? {} : { before }) };
    });
  }

  /** Those of its pairs on which it still has the last word; none is left of those that were taken back singly. */
  private async leftOf(action: StoredAction): Promise<ChangedPair[]> {
    const standing = new Map(
      (await this.decisions.onPairs(action.changed)).map((one) => [pairOf(one.a, one.b), one]),
    );
    return action.changed.filter(({ a, b }) => {
      const now = standing.get(pairOf(a, b));
      if (now === undefined || now.action === action.id) return now !== undefined;
      const later = now.action === undefined ? '' : ` (${now.action})`;
      throw conflict(
        'action.superseded',
        `${now.by} decided on ${a} and ${b} after that${later}: undo this first.`,
      );
    });
  }

  private async require(id: string): Promise<StoredAction> {
    const found = await this.actions.find(id);
    if (found === undefined) throw notFound('action.unknown', `There is no action ${id}.`);
    return found;
  }

  private requireActive(): void {
    if (this.resolver.active) return;
    const why = 'This process stands by, or is loading its index: ask the active one.';
    throw unavailable('resolver.inactive', why);
  }
}

const madeNames: Readonly<Record<ActionBody['type'], string>> = {
  decide: 'decision.made',
  merge: 'customers.merged',
  split: 'customer.split',
  hold: 'customer.held',
};

function made(decision: StoredDecision): Decided {
  const { a, b, verdict } = decision;
  return { decision, change: { decide: { a, b, verdict } } };
}

function withdrawn(pair: Pick<StoredDecision, 'a' | 'b' | 'kind'>): Decided {
  const { a, b, kind } = pair;
  const decision = { a, b, kind, verdict: 'same' as const, by: '', at: '' };
  return { decision, change: { withdraw: { a, b } } };
}

function audited({ id, type, entities, decisions, comment }: StoredAction, action: string) {
  const records = [...new Set(decisions.flatMap(({ a, b }) => [a, b]))];
  const counts = Object.fromEntries(
    ['same', 'different', 'later'].map((verdict) => [
      verdict,
      decisions.filter((one) => one.verdict === verdict).length,
    ]),
  );
  return {
    action,
    customers: entities,
    records: records.slice(0, mostAudited),
    comment,
    details: { id, type, records: records.length, ...counts },
  };
}
