import { parseRecordKey } from '@concord/contracts/names';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CustomersService } from '../customers/customers.service';
import { Contributors } from '../membership/contributors.repository';
import { CurrentModel } from '../model/current-model';
import { householdOf, type Neighbourhood } from '../relations/household';
import { Relations, type Link } from '../relations/relations.repository';
import { RelationshipsService } from './relationships.service';
import { namedCustomer, namedCustomerExample } from './shown-customer';
import { recordName, totals, totalsExample } from './shown-item';
import { TimelineService } from './timeline.service';

export const household = z.object({
  members: z.array(namedCustomer).describe('the customer that was asked for comes first'),
  numbers: z
    .array(recordName)
    .describe('household numbers: what members point to and is no record'),
  truncated: z
    .boolean()
    .describe('there are more than are looked for: a number that stands for none, most likely'),
  totals: totals.shape.totals.describe('of all members together'),
});
export type ShownHousehold = z.infer<typeof household>;

export const householdExample: ShownHousehold = {
  members: [
    {
      ...{ id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', entity: 'customer' },
      fields: { fullName: [{ value: 'Maria Ortiz', key: 'crm:1042', rule: 'trust' }] },
    },
    {
      ...namedCustomerExample,
      fields: { fullName: [{ value: 'Juan Ortiz', key: 'crm:1043', rule: 'trust' }] },
    },
  ],
  numbers: [{ source: 'crm', recordId: 'H-17' }],
  truncated: false,
  totals: totalsExample.totals,
};

const limits = { members: 100, rounds: 6 };
const mostLinks = 1_000;

/** Who lives together, by the relationships of kind `household`. */
@Injectable()
export class HouseholdService {
  constructor(
    private readonly customers: CustomersService,
    private readonly contributors: Contributors,
    private readonly relations: Relations,
    private readonly relationships: RelationshipsService,
    private readonly timeline: TimelineService,
    private readonly model: CurrentModel,
  ) {}

  async show(id: string): Promise<ShownHousehold> {
    const customer = await this.customers.living(id);
    const found = await householdOf(customer.id, await this.neighbourhood(), limits);
    const named = await this.relationships.named(found.members);
    return {
      members: found.members.flatMap((member) => named.get(member) ?? []),
      numbers: found.numbers.map(parseRecordKey),
      truncated: found.truncated,
      totals: await this.timeline.totalsOf(found.members),
    };
  }

  private async neighbourhood(): Promise<Neighbourhood> {
    const { relationships } = await this.model.current();
    const together = (links: readonly Link[]): Link[] =>
      links.filter(({ relationship }) => relationships.get(relationship)?.kind === 'household');
    return {
      from: async (keys) => together(await this.relations.from(keys, mostLinks)),
      to: async (keys) => together(await this.relations.to(keys, mostLinks)),
      entitiesOf: (keys) => this.contributors.entitiesOf(keys),
      keysOf: (entityIds) => this.contributors.keysOf(entityIds),
    };
  }
}
