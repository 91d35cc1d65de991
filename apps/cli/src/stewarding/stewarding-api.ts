import {
  claimAnswer,
  stewardAction,
  type ClaimAnswer,
  type ClaimBody,
  type StewardAction,
  type VerdictBody,
} from '@concord/contracts/stewarding';
import { z } from 'zod';
import { pages } from '../pages';
import type { ServiceConnection } from '../service-connection';

/** Filters of the queue, as they are asked for. */
export type ReviewWish = Readonly<Record<string, string | undefined>>;

const shownValues = z.array(z.looseObject({ value: z.unknown() }));
const changes = z.array(z.object({ field: z.string(), before: shownValues, after: shownValues }));

/** What a steward did, or would do: to customers by an action, or to the values of one. */
const stewardResult = z.looseObject({
  preview: z.boolean().optional(),
  action: z.looseObject({ id: z.string() }).optional(),
  customers: z
    .array(
      z.looseObject({
        id: z.string(),
        status: z.string(),
        into: z.array(z.string()),
        isNew: z.boolean(),
        records: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
        changes,
      }),
    )
    .optional(),
  customer: z.string().optional(),
  changes: changes.optional(),
  pending: z.unknown().optional(),
});
export type StewardResult = z.infer<typeof stewardResult>;
export type ShownChanges = z.infer<typeof changes>;

/** What stewards do, by way of master data. With `preview` nothing is stored. */
export interface StewardingApi {
  claim(body: ClaimBody): Promise<ClaimAnswer>;
  decide(decisions: readonly VerdictBody[], claim: string | undefined): Promise<StewardResult>;
  merge(customers: readonly string[], how: Manner): Promise<StewardResult>;
  unmerge(customer: string, records: readonly string[], how: Manner): Promise<StewardResult>;
  undo(action: string, how: Manner): Promise<StewardResult>;
  actions(limit: number): Promise<StewardAction[]>;
  override(
    customer: string,
    fields: Readonly<Record<string, unknown>>,
    how: Manner,
  ): Promise<StewardResult>;
  release(customer: string, field: string, how: Manner): Promise<StewardResult>;
  lock(customer: string, reason: string): Promise<StewardResult>;
  unlock(customer: string, how: Manner): Promise<StewardResult>;
}

export interface Manner {
  readonly preview: boolean;
  readonly comment?: string | undefined;
}

export function stewardingApi(master: ServiceConnection): StewardingApi {
  const of = (customer: string): string => `/v1/customers/${encodeURIComponent(customer)}`;
  const post = (path: string, body: object, { preview, comment }: Manner) =>
    master.post(`${path}?preview=${preview}`, { ...body, comment }, stewardResult);
  return {
    claim: (body) => master.post('/v1/reviews/claims', body, claimAnswer),
    decide: (decisions, claim) => master.post('/v1/decisions', { decisions, claim }, stewardResult),
    merge: (customers, how) => post('/v1/customers/merge', { customers }, how),
    unmerge: (customer, records, how) => post(`${of(customer)}/unmerge`, { records }, how),
    undo: (action, { preview }) =>
      master.post(
        `/v1/actions/${encodeURIComponent(action)}/undo?preview=${preview}`,
        {},
        stewardResult,
      ),
    actions: (limit) => pages(master, '/v1/actions', stewardAction, limit),
    override: (customer, fields, { preview, comment }) =>
      master.ask(
        'PUT',
        `${of(customer)}/overrides?preview=${preview}`,
        { fields, comment },
        stewardResult,
      ),
    release: (customer, field, { preview }) =>
      master.ask(
        'DELETE',
        `${of(customer)}/overrides/${encodeURIComponent(field)}?preview=${preview}`,
        undefined,
        stewardResult,
      ),
    lock: (customer, reason) =>
      master.ask('PUT', `${of(customer)}/lock`, { reason }, stewardResult),
    unlock: (customer, { preview }) =>
      master.ask('DELETE', `${of(customer)}/lock?preview=${preview}`, undefined, stewardResult),
  };
}
