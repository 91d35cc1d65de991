import { badRequest, decodeCursor, encodeCursor, SetupStore } from '@concord/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { customer, customerOf, onlyFields } from '../customers/customer';
import { CustomerPages } from '../query/customer-pages.repository';
import { fieldsParameter, invalidQuery, readFields } from '../query/customer-query';
import { requireModel } from '../query/model';
import { partyFields } from '../query/subjects';
import { CustomerIndex } from './customer-index';
import { fieldTerms } from './field-terms';
import { reasonsOf } from './match-reasons';
import { readingsOf } from './search-query';

/** Who has not found it among so many asks for more of it, or for less. */
const deepest = 1_000;

export const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('names, parts of phone numbers, e-mail addresses, places, companies, identifiers')
    .meta({ examples: ['zhang san', 'ortis maria', '555-0147'] }),
  fields: fieldsParameter,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchHit = z.object({
  score: z
    .number()
    .meta({ description: '0 to 1: how much of what was asked for, the rarer the more it counts' }),
  matched: z.array(
    z.object({
      asked: z.string(),
      field: z.string(),
      how: z.enum(['same', 'sound', 'beginning', 'similar', 'part']),
    }),
  ),
  customer,
});
export const searchPage = z.object({ items: z.array(searchHit), next: z.string().optional() });
export type SearchPage = z.infer<typeof searchPage>;

const position = z.strictObject({ from: z.int().min(1).max(deepest) });

/** Customers by what somebody remembers of them. */
@Injectable()
export class SearchService {
  constructor(
    private readonly index: CustomerIndex,
    private readonly pages: CustomerPages,
    private readonly setups: SetupStore<'master-data'>,
  ) {}

  async search({ q, fields, limit, cursor }: SearchQuery): Promise<SearchPage> {
    const model = await requireModel(this.setups);
    const chosen = readFields(fields, model);
    if ('fault' in chosen) throw invalidQuery([chosen.fault]);
    const from = decodeCursor(cursor, position)?.from ?? 0;
    const asked = readingsOf(q);
    if (asked.length === 0) throw nothingAsked();
    const index = this.index.require();
    const readings = asked.map((reading) => index.expand(reading));
    const hits = index.find(readings, Math.min(deepest, from + limit) + 1);
    const page = hits.slice(from, from + limit);
    const scores = new Map(page.map(({ id, score }) => [id, score]));
    const found = await this.pages.current([...scores.keys()]);
    const searched = partyFields(model);
    const items = found.map((golden) => ({
      score: scores.get(golden.id) ?? 0,
      matched: reasonsOf(readings, fieldTerms(golden.fields, searched)),
      customer: onlyFields(customerOf(golden), chosen.value),
    }));
    const end = from + limit;
    const more = hits.length > end && end < deepest;
    return more ? { items, next: encodeCursor({ from: end }) } : { items };
  }
}

function nothingAsked() {
  return badRequest('search.empty', 'There is nothing in it that could be looked for.', [
    { path: 'query.q', message: 'no letter and no digit', expected: 'a word, or four digits' },
  ]);
}
