import { Answers, ZodQuery } from '@concord/service-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { customerExample } from '../customers/api-examples';
import {
  searchPage,
  searchQuery,
  SearchService,
  type SearchPage,
  type SearchQuery,
} from './search.service';

@ApiTags('customers')
@Controller('v1/customers')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get('search')
  @Answers({
    summary: 'Customers by what somebody remembers of them, the best first, with what matched',
    description:
      'Full text over names, companies, e-mail addresses, phones, addresses and identifiers. Words may have slips, be ' +
      'beginnings, and stand in any order; a Chinese name is found by its characters, traditional or simplified, and by its ' +
      'pinyin; four digits in a row find a phone number; the legal form of a company does not matter. `how` says how a field ' +
      'answers: `same`, by its `sound` (pinyin), by its `beginning`, `similar` (slips), or a `part` of it. A change can be ' +
      'found within about a second, in the midst of a large load within about fifteen.',
    schema: searchPage,
    example: {
      items: [
        {
          score: 0.9,
          matched: [
            { asked: 'maria', field: 'givenName', how: 'same' },
            { asked: 'ortis', field: 'familyName', how: 'similar' },
          ],
          customer: customerExample,
        },
      ],
    },
    problems: { 503: 'The index is being built, which takes some seconds after a start' },
  })
  async find(@ZodQuery(searchQuery) query: SearchQuery): Promise<SearchPage> {
    return await this.search.search(query);
  }
}
