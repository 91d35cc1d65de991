import type { EntityModel } from '@concord/contracts/workspace';
import type { Transaction } from '@concord/messaging';
import { AuditLog, badRequest, notFound, SetupStore, type Caller } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import type { Arrived } from '../golden/build';
import { CustomerDesk, refuseLocked, type OpenCustomer } from './customer-desk';
import { foreseen, type ForeseenGolden } from './foreseen';
import type { Override } from './override';
import {
  planOverrides,
  readValues,
  withoutOverrides,
  withOverrides,
  type WantedFields,
} from './override-plan';

export interface OverrideWish {
  readonly fields: WantedFields;
  readonly record?: string | undefined;
  readonly country?: string | undefined;
  readonly comment?: string | undefined;
}

export type AttachedOverride = Override & { readonly record: string };

export interface OverrideResult {
  readonly overrides: readonly AttachedOverride[];
  readonly foreseen: ForeseenGolden;
}

interface Asking {
  readonly id: string;
  readonly caller: Caller;
  readonly ifMatch: string | undefined;
  readonly preview: boolean;
}

/** Stewards' words in the place of values, and taking them back. */
@Injectable()
export class Overrides {
  constructor(
    private readonly desk: CustomerDesk,
    private readonly setups: SetupStore<'master-data'>,
    private readonly audit: AuditLog,
  ) {}

  async set(wish: OverrideWish, { id, caller, ifMatch, preview }: Asking): Promise<OverrideResult> {
    const model = await this.modelEntities();
    const at = new Date().toISOString();
    const plan = (customer: OpenCustomer) => {
      refuseLocked(customer.golden);
      const overrides = plannedFor(wish, customer, model, { by: caller.name, at });
      return { overrides, after: withOverrides(customer.members, overrides) };
    };
    if (preview) {
      const customer = await this.desk.open(id, ifMatch);
      const { overrides, after } = plan(customer);
      return { overrides, foreseen: whatIf(customer, after) };
    }
    return await this.desk.change(id, ifMatch, (customer) => {
      const { overrides, after } = plan(customer);
      const result = { overrides, foreseen: whatIf(customer, after) };
      return this.stored(customer, after, result, 'override.set', caller, wish.comment);
    });
  }

  /** Takes back what stewards said about a field, and what is decided together with it. */
  async release(field: string, { id, caller, ifMatch, preview }: Asking): Promise<OverrideResult> {
    const plan = (customer: OpenCustomer) => {
      refuseLocked(customer.golden);
      const overrides = attachedOf(customer.members).filter(({ fields }) =>
        Object.hasOwn(fields, field),
      );
      if (overrides.length === 0)
        throw notFound('override.none', `No steward overrode ${field} of ${id}.`);
      return { overrides, after: withoutOverrides(customer.members, new Set([field])) };
    };
    if (preview) {
      const customer = await this.desk.open(id, ifMatch);
      const { overrides, after } = plan(customer);
      return { overrides, foreseen: whatIf(customer, after) };
    }
    return await this.desk.change(id, ifMatch, (customer) => {
      const { overrides, after } = plan(customer);
      const result = { overrides, foreseen: whatIf(customer, after) };
      return this.stored(customer, after, result, 'override.released', caller, undefined);
    });
  }

  async of(id: string): Promise<AttachedOverride[]> {
    return attachedOf((await this.desk.open(id, undefined)).members);
  }

  private stored(
    { golden, members }: OpenCustomer,
    after: readonly Arrived[],
    result: OverrideResult,
    action: string,
    caller: Caller,
    comment: string | undefined,
  ) {
    const before = new Set<Arrived>(members);
    const { overrides } = result;
    const done = {
      action,
      customers: [golden.id],
      records: [...new Set(overrides.map(({ record }) => record))],
      comment,
      details: {
        overrides: overrides.map(({ id }) => id),
        fields: overrides.flatMap(({ fields }) => Object.keys(fields)),
        asked: overrides.flatMap(({ asked }) => asked),
      },
    };
    return {
      contributors: after.filter((member) => !before.has(member)),
      store: async (tx: Transaction) => {
        await this.audit.append(caller, done, tx.session);
      },
      result,
    };
  }

  private async modelEntities() {
    const current = await this.setups.current();
    return current?.setup.model.entities ?? {};
  }
}

function plannedFor(
  { fields, record, country, comment }: OverrideWish,
  { golden, members, policyFor }: OpenCustomer,
  entities: Readonly<Record<string, EntityModel>>,
  said: { readonly by: string; readonly at: string },
): AttachedOverride[] {
  const model = entities[golden.entity];
  if (model === undefined) throw new Error(`entity "${golden.entity}" is not in the applied model`);
  if (record !== undefined && !members.some(({ key }) => key === record))
    throw badRequest('override.record', `${golden.id} does not hold the record ${record}.`, [
      { path: 'body.record', message: 'not a record of the customer' },
    ]);
  const today = said.at.slice(0, 10);
  const values = readValues(fields, { model, country, today });
  const planned = planOverrides(values, policyFor(golden.entity), golden.fields, members, record);
  return planned.map((one) => ({
    id: `ovr_${ulid()}`,
    ...one,
    ...said,
    ...(comment === undefined ? {} : { comment }),
  }));
}

function whatIf({ golden, policyFor, locks }: OpenCustomer, after: readonly Arrived[]) {
  return foreseen(golden.fields, after, policyFor, locks);
}

function attachedOf(members: readonly Arrived[]): AttachedOverride[] {
  return members.flatMap(({ key, overrides = [] }) =>
    overrides.map((override) => ({ ...override, record: key })),
  );
}
