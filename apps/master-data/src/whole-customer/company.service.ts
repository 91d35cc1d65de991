import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CustomersService } from '../customers/customers.service';
import { CurrentModel } from '../model/current-model';
import { companyTree, othersOf } from '../relations/company-tree';
import { RelationshipsService } from './relationships.service';
import {
  namedCustomer,
  namedCustomerExample,
  namedCustomerOf,
  type NamedCustomer,
} from './shown-customer';
import { totals, totalsExample } from './shown-item';
import { TimelineService } from './timeline.service';

const people = z.object({
  items: z.array(namedCustomer).describe('at most 100, by id'),
  count: z.int().describe('how many there are'),
});

export const company = z.object({
  company: namedCustomer,
  parents: z.array(namedCustomer).describe('the companies above it, the nearest first'),
  subsidiaries: z.array(namedCustomer).describe('the companies below it, level by level'),
  truncated: z.boolean().describe('there are more companies than are looked for (100 either way)'),
  employees: people,
  contacts: people,
  totals: totals.shape.totals.describe('of the company itself'),
  groupTotals: totals.shape.totals.describe('of the company and its subsidiaries'),
});
export type ShownCompany = z.infer<typeof company>;

const person: NamedCustomer = {
  ...{ id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', entity: 'customer' },
  fields: { fullName: [{ value: 'Maria Ortiz', key: 'crm:1042', rule: 'trust' }] },
};
export const companyExample: ShownCompany = {
  company: namedCustomerExample,
  parents: [],
  subsidiaries: [],
  truncated: false,
  employees: { items: [person], count: 1 },
  contacts: { items: [], count: 0 },
  totals: totalsExample.totals,
  groupTotals: totalsExample.totals,
};

const mostShown = 100;

/** A company with those above and below it, who works there, and whom to talk to. */
@Injectable()
export class CompanyService {
  constructor(
    private readonly customers: CustomersService,
    private readonly relationships: RelationshipsService,
    private readonly timeline: TimelineService,
    private readonly model: CurrentModel,
  ) {}

  async show(id: string): Promise<ShownCompany> {
    const golden = await this.customers.living(id);
    const bonds = await this.relationships.bonds(golden.id);
    const tree = await companyTree(
      golden.id,
      async (at) => (at === golden.id ? bonds : await this.relationships.bonds(at)),
      mostShown,
    );
    const employees = othersOf(bonds, 'employer', 'from');
    const contacts = othersOf(bonds, 'contact', 'from');
    const shown = [...tree.above, ...tree.below, ...first(employees), ...first(contacts)];
    const named = await this.relationships.named(shown);
    const list = (ids: readonly string[]): NamedCustomer[] =>
      ids.flatMap((one) => named.get(one) ?? []);
    return {
      company: namedCustomerOf(golden, await this.model.current()),
      parents: list(tree.above),
      subsidiaries: list(tree.below),
      truncated: tree.truncated,
      employees: { items: list(first(employees)), count: employees.length },
      contacts: { items: list(first(contacts)), count: contacts.length },
      totals: await this.timeline.totalsOf([golden.id]),
      groupTotals: await this.timeline.totalsOf([golden.id, ...tree.below]),
    };
  }
}

function first(ids: readonly string[]): string[] {
  return [...ids].sort().slice(0, mostShown);
}
