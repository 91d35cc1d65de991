import { entityId } from '@concord/contracts/events';
import { z } from 'zod';
import { goldenFields, shownFields } from '../customers/customer';
import type { StoredGolden } from '../golden/stored-golden';
import type { ReadyModel } from '../model/current-model';

/** A customer in a list of others: who it is, and what it is called. */
export const namedCustomer = z.object({
  id: entityId,
  entity: z.string(),
  fields: goldenFields.describe('only the fields that say its name'),
});
export type NamedCustomer = z.infer<typeof namedCustomer>;

export function namedCustomerOf(
  { id, entity, fields }: StoredGolden,
  { nameFields }: ReadyModel,
): NamedCustomer {
  const names = nameFields(entity);
  const named = Object.entries(fields).filter(([field]) => names.has(field));
  return { id, entity, fields: shownFields(Object.fromEntries(named)) };
}

export const namedCustomerExample: NamedCustomer = {
  id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X7',
  entity: 'customer',
  fields: { organization: [{ value: 'Acme GmbH', key: 'erp:K-77', rule: 'only-value' }] },
};
