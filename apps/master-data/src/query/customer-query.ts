import type { Model } from '@concord/contracts/workspace';
import { badRequest, decodeCursor } from '@concord/service-kit';
import { z } from 'zod';
import { readFilter, type Filter } from './filter';
import { unknownWord, type QueryFault, type Read } from './query-fault';
import { position, readSort, sortText, type Position, type Sort } from './sort';
import { partyFields, subjectsOf, type Subject } from './subjects';

const mostFilters = 20;

export const fieldsParameter = z
  .string()
  .max(2000)
  .optional()
  .describe('only these fields of the model, separated by commas')
  .meta({ examples: ['familyName,email'] });

/** The parameters of the list of customers, as they come. */
export const customerListQuery = z.looseObject({
  filter: z
    .union([z.string().max(4000), z.array(z.string().max(4000)).max(mostFilters)])
    .optional()
    .describe('field:operator:value; may be given several times, then all have to hold')
    .meta({ examples: ['familyName:eq:Ortiz', 'address.city:in:Berlin,Potsdam', 'source:eq:crm'] }),
  sort: z
    .string()
    .max(200)
    .optional()
    .describe('a field, with - in front to descend; default id')
    .meta({ examples: ['-changedAt'] }),
  fields: fieldsParameter,
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(2000).optional().describe('`next` of the page before'),
});
export type CustomerListQuery = z.infer<typeof customerListQuery>;

export interface CustomerQuery {
  readonly filters: readonly Filter[];
  readonly sort: Sort;
  readonly after: Position | undefined;
  readonly limit: number;
  /** Of the model; undefined for all. */
  readonly fields: readonly string[] | undefined;
}

/** Understands a query by the model; everything that is wrong is told at once. @throws ProblemError 400 `query.invalid` */
export function readCustomerQuery(given: CustomerListQuery, model: Model): CustomerQuery {
  const { filter = [], sort = 'id', fields, limit, cursor, ...others } = given;
  const subjects = subjectsOf(model);
  const faults = strangers(others, Object.keys(customerListQuery.shape), subjects);
  const take = <T>(read: Read<T>): T[] => {
    if ('value' in read) return [read.value];
    faults.push(read.fault);
    return [];
  };
  const texts = typeof filter === 'string' ? [filter] : filter;
  const filters = texts.flatMap((text, at) =>
    take(readFilter(text, texts.length === 1 ? 'query.filter' : `query.filter.${at}`, subjects)),
  );
  const [order] = take(readSort(sort, 'query.sort', subjects));
  const [chosen] = take(readFields(fields, model));
  if (faults.length > 0 || order === undefined) throw invalidQuery(faults);
  const after = decodeCursor(cursor, position);
  if (after !== undefined && after.sort !== sortText(order)) {
    const message = 'the cursor is the "next" of a list that is sorted differently';
    throw invalidQuery([{ path: 'query.cursor', message, expected: `sort=${after.sort}` }]);
  }
  return { filters, sort: order, after, limit, fields: chosen };
}

/** Reads `fields=`: the names of fields of the model. */
export function readFields(text: string | undefined, model: Model): Read<string[] | undefined> {
  if (text === undefined) return { value: undefined };
  const valid = [...partyFields(model).keys()];
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !valid.includes(name));
  if (unknown === undefined) return { value: [...new Set(names)] };
  return { fault: unknownWord('query.fields', 'field', unknown, valid) };
}

export function invalidQuery(faults: readonly QueryFault[]) {
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return badRequest('query.invalid', `The query has ${count}.`, faults);
}

/** Parameters that nobody reads: most are misspelt, or fields that belong into a filter. */
export function strangers(
  others: Readonly<Record<string, unknown>>,
  valid: readonly string[],
  subjects: ReadonlyMap<string, Subject> = new Map(),
): QueryFault[] {
  return Object.keys(others).map((name) => {
    const fault = unknownWord(`query.${name}`, 'parameter', name, valid);
    if (!subjects.has(name)) return fault;
    return {
      ...fault,
      message: `filter by it: filter=${name}:eq:…`,
      expected: 'filter=field:operator:value',
    };
  });
}
