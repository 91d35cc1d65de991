import { parseRecordKey } from '@concord/contracts/names';
import { cardinalities, relationshipKinds } from '@concord/contracts/workspace';
import { z } from 'zod';
import type { Bond } from '../relations/bonds';
import { namedCustomer, namedCustomerExample, type NamedCustomer } from './shown-customer';
import { recordName } from './shown-item';

/** A relationship of a customer as the API shows it. */
export const relationship = z.object({
  relationship: z.string().meta({ example: 'employer' }),
  kind: z.enum(relationshipKinds).optional(),
  direction: z
    .enum(['to', 'from'])
    .describe('`to`: the customer points to the other one; `from`: is pointed to'),
  other: namedCustomer.optional(),
  open: recordName
    .optional()
    .describe('the record that is pointed to, where it belongs to nobody (yet)'),
  links: z
    .array(z.object({ from: recordName, to: recordName }))
    .describe('between which source records it stands; at most ten of `linkCount`'),
  linkCount: z.int(),
  violates: z
    .enum(cardinalities)
    .optional()
    .describe('what the model allows, where there are more'),
});
export type Relationship = z.infer<typeof relationship>;

export const relationshipExample: Relationship = {
  relationship: 'employer',
  kind: 'employer',
  direction: 'to',
  other: namedCustomerExample,
  links: [{ from: { source: 'crm', recordId: '1042' }, to: { source: 'erp', recordId: 'K-77' } }],
  linkCount: 1,
};

export function relationshipOf(
  { relationship: name, kind, direction, other, links, linkCount, violates }: Bond,
  customers: ReadonlyMap<string, NamedCustomer>,
): Relationship {
  const customer = 'id' in other ? customers.get(other.id) : undefined;
  return {
    relationship: name,
    ...(kind === undefined ? {} : { kind }),
    direction,
    ...(customer === undefined ? {} : { other: customer }),
    ...('open' in other ? { open: parseRecordKey(other.open) } : {}),
    links: links.map(({ from, to }) => ({ from: parseRecordKey(from), to: parseRecordKey(to) })),
    linkCount,
    ...(violates === undefined ? {} : { violates }),
  };
}
