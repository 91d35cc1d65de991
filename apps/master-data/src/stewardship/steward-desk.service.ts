import {
  actionResult,
  type ActionBody,
  type ActionResult,
  type EntityEffect,
} from '@concord/contracts/stewarding';
import type { Caller } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { arrivedOf } from '../golden/build';
import { GoldenRecords } from '../golden/golden-records.repository';
import { Policies } from '../golden/policies';
import type { FieldChange, StoredGolden } from '../golden/stored-golden';
import { Contributors } from '../membership/contributors.repository';
import { refuseLocked } from './customer-desk';
import { foreseen, membersAfter } from './foreseen';
import { Identity } from './identity';
import { lockIdsIn } from './lock';
import { LockStore } from './locks.repository';

/** What an action means for one golden record. */
export interface CustomerEffect {
  readonly id: string;
  readonly status: StoredGolden['status'];
  readonly into: readonly string[];
  readonly isNew: boolean;
  readonly records: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly before: StoredGolden['fields'];
  readonly after: StoredGolden['fields'];
  readonly changes: readonly FieldChange[];
}

export interface StewardResult {
  readonly preview: boolean;
  readonly action: ActionResult['action'];
  readonly customers: readonly CustomerEffect[];
  readonly pending: boolean;
}

const patienceMs = 5_000;
const lookEveryMs = 5;

/** What stewards do to the identity of customers: decided by identity resolution, shown as golden records. */
@Injectable()
export class StewardDesk {
  constructor(
    private readonly identity: Identity,
    private readonly golden: GoldenRecords,
    private readonly contributors: Contributors,
    private readonly locks: LockStore,
    private readonly policies: Policies,
  ) {}

  async act(body: ActionBody, caller: Caller, preview: boolean): Promise<StewardResult> {
    await this.refuseLockedOf(body);
    return await this.carryOut('/v1/actions', body, caller, preview);
  }

  async undo(id: string, caller: Caller, preview: boolean): Promise<StewardResult> {
    return await this.carryOut(`/v1/actions/${id}/undo`, {}, caller, preview);
  }

  private async carryOut(
    path: string,
    body: unknown,
    caller: Caller,
    preview: boolean,
  ): Promise<StewardResult> {
    const { action, entities } = await this.identity
      .inTheNameOf(caller)
      .post(`${path}?preview=${preview}`, body, actionResult);
    if (preview) {
      return { preview, action, customers: await this.foresee(entities), pending: false };
    }
    const pending = !(await this.followed(entities));
    return { preview, action, customers: await this.effects(entities), pending };
  }

  /** Built from the contributors as it is when it happens. */
  private async foresee(entities: readonly EntityEffect[]): Promise<CustomerEffect[]> {
    const keys = [...new Set(entities.flatMap(({ after }) => after))];
    const loaded = new Map(
      arrivedOf(await this.contributors.load(keys)).map((member) => [member.key, member]),
    );
    const locks = await this.locks.load(lockIdsIn([{ contributors: [...loaded.values()] }]));
    const { policyFor } = await this.policies.current();
    return await Promise.all(
      entities.map(async (effect) => {
        const before = (await this.golden.find(effect.id))?.fields ?? {};
        const members = membersAfter(effect, loaded);
        const { after, changes } = foreseen(before, members, policyFor, locks);
        return { ...shownEffect(effect), before, after, changes };
      }),
    );
  }

  /** What happened, as the versions say that it made. */
  private async effects(entities: readonly EntityEffect[]): Promise<CustomerEffect[]> {
    return await Promise.all(
      entities.map(async (effect) => {
        const golden = await this.golden.find(effect.id);
        const [version] = await this.golden.versionsOf(effect.id, 0, 1);
        const changes = version?.changes ?? [];
        const after = golden?.fields ?? {};
        const before: Record<string, StoredGolden['fields'][string]> = { ...after };
        for (const change of changes) {
          if (change.before.length === 0) Reflect.deleteProperty(before, change.field);
          else before[change.field] = change.before;
        }
        return { ...shownEffect(effect), before, after, changes };
      }),
    );
  }

  /** Waits until golden records say what identity resolution decided; false when that takes too long. */
  private async followed(entities: readonly EntityEffect[]): Promise<boolean> {
    const deadline = performance.now() + patienceMs;
    for (const { id, version } of entities) {
      for (;;) {
        const golden = await this.golden.find(id);
        if (golden !== undefined && golden.membershipVersion >= version) break;
        if (performance.now() > deadline) return false;
        await sleep(lookEveryMs);
      }
    }
    return true;
  }

  private async refuseLockedOf(body: ActionBody): Promise<void> {
    for (const id of await this.customersOf(body)) {
      const golden = await this.golden.find(id);
      if (golden !== undefined) refuseLocked(golden);
    }
  }

  private async customersOf(body: ActionBody): Promise<readonly string[]> {
    switch (body.type) {
      case 'merge':
        return body.entities;
      case 'split':
      case 'hold':
        return [body.entity];
      case 'decide': {
        const decided = body.decisions.filter(({ verdict }) => verdict !== 'later');
        const keys = [...new Set(decided.flatMap(({ a, b }) => [a, b]))];
        const found = await this.contributors.load(keys);
        return [...new Set(found.flatMap(({ entityId }) => entityId ?? []))];
      }
    }
  }
}

function shownEffect({ id, status, into, isNew, before, after }: EntityEffect) {
  return { id, status, into, isNew, records: { before, after } };
}
