import { entityId } from '@concord/contracts/events';
import {
  Answers,
  pageOf,
  pageQuery,
  ZodParam,
  ZodQuery,
  type Page,
  type PageQuery,
} from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { company, companyExample, CompanyService, type ShownCompany } from './company.service';
import {
  household,
  householdExample,
  HouseholdService,
  type ShownHousehold,
} from './household.service';
import { relationship, relationshipExample, type Relationship } from './relationship';
import { RelationshipsService } from './relationships.service';

const exampleId = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6';
const problems = { 300: 'The id was split; `into` has the ids of its parts' };

@ApiTags('whole customer')
@Controller('v1')
export class RelationshipsController {
  constructor(
    private readonly relationships: RelationshipsService,
    private readonly households: HouseholdService,
    private readonly companies: CompanyService,
  ) {}

  @Get('customers/:id/relationships')
  @Answers({
    summary: 'Other customers that it points to, or that point to it',
    description:
      'What is pointed to and belongs to nobody (yet) is `open`. More than the cardinality of the model allows are shown, each with `violates`.',
    ...{ schema: pageOf(relationship), example: { items: [relationshipExample] }, problems },
  })
  async of(
    @ZodParam('id', entityId, exampleId) id: string,
    @ZodQuery(pageQuery) query: PageQuery,
  ): Promise<Page<Relationship>> {
    return await this.relationships.page(id, query);
  }

  @Get('customers/:id/household')
  @Answers({
    summary: 'Who lives together with the customer, and what they bought together',
    description: 'By the relationships of kind `household`; alone where there are none.',
    ...{ schema: household, example: householdExample, problems },
  })
  async household(@ZodParam('id', entityId, exampleId) id: string): Promise<ShownHousehold> {
    return await this.households.show(id);
  }

  @Get('companies/:id')
  @Answers({
    summary: 'A company with those above and below it, its employees and contacts',
    description: 'By the relationships of the kinds `parent`, `employer` and `contact`.',
    ...{ schema: company, example: companyExample, problems },
  })
  async company(@ZodParam('id', entityId, exampleId) id: string): Promise<ShownCompany> {
    return await this.companies.show(id);
  }
}
