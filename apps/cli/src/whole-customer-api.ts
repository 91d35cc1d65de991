import { plainValue } from '@concord/contracts/canonical';
import { z } from 'zod';
import type { ServiceConnection } from './service-connection';

const timeline = z.object({
  items: z.array(
    z.object({
      entity: z.string(),
      id: z.string(),
      at: z.string().optional(),
      fields: z.record(z.string(), z.array(plainValue)),
      record: z.object({ source: z.string(), recordId: z.string() }),
    }),
  ),
});
export type TimelineEntry = z.infer<typeof timeline>['items'][number];

const totals = z.object({
  totals: z.array(
    z.object({
      entity: z.string(),
      count: z.int(),
      first: z.string().optional(),
      last: z.string().optional(),
      sums: z.array(z.object({ field: z.string(), currency: z.string(), sum: z.number() })),
    }),
  ),
});
export type EntityTotal = z.infer<typeof totals>['totals'][number];

const named = z.object({
  id: z.string(),
  fields: z.record(z.string(), z.array(z.object({ value: plainValue }))),
});
export type NamedCustomer = z.infer<typeof named>;

const relationships = z.object({
  items: z.array(
    z.object({
      relationship: z.string(),
      direction: z.enum(['to', 'from']),
      other: named.optional(),
    }),
  ),
});
export type CustomerRelationship = z.infer<typeof relationships>['items'][number];

const household = z.object({ members: z.array(named) });

/** What customers did, and with whom they belong together. */
export interface WholeCustomerApi {
  /** The newest first. */
  timeline(id: string, limit: number): Promise<TimelineEntry[]>;
  totals(id: string): Promise<EntityTotal[]>;
  relationships(id: string): Promise<CustomerRelationship[]>;
  /** All who live together, the customer among them. */
  household(id: string): Promise<NamedCustomer[]>;
}

export function wholeCustomerApi(master: ServiceConnection): WholeCustomerApi {
  const of = (id: string, what: string): string =>
    `/v1/customers/${encodeURIComponent(id)}/${what}`;
  return {
    timeline: async (id, limit) =>
      (await master.get(of(id, `timeline?limit=${limit}`), timeline)).items,
    totals: async (id) => (await master.get(of(id, 'totals'), totals)).totals,
    relationships: async (id) => (await master.get(of(id, 'relationships'), relationships)).items,
    household: async (id) => (await master.get(of(id, 'household'), household)).members,
  };
}
