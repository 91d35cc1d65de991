import { canonicalRecord, plainValue } from '@concord/contracts/canonical';
import { entityId, goldenChange } from '@concord/contracts/events';
import { z } from 'zod';
import type { StoredContributor } from '../membership/membership';
import type { GoldenVersion, StoredGolden } from '../golden/stored-golden';

const goldenValue = z.object({
  value: plainValue,
  key: z
    .string()
    .meta({ example: 'crm:1042', description: 'the source record that gave the value' }),
  recordVersion: z.int().optional(),
  changedAt: z.string().optional(),
  rule: z.string().meta({ example: 'most-recent' }),
  imputed: z.literal(true).optional(),
  lost: z.array(z.object({ value: plainValue, key: z.string(), rule: z.string() })).optional(),
  steward: z
    .object({
      by: z.string(),
      at: z.string(),
      record: z.string().meta({ description: 'the record that his word goes with' }),
      comment: z.string().optional(),
    })
    .optional()
    .meta({ description: 'in lineage, of a value that a steward stated' }),
});

const status = z.enum(['current', 'redirected', 'split', 'retired']);
export const goldenFields = z.record(z.string(), z.array(goldenValue));

/** A golden record as the API shows it. */
export const customer = z.object({
  id: entityId.meta({ example: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6' }),
  version: z.int(),
  status,
  /** Where it lives on after a merge or a split. */
  into: z.array(entityId),
  /** The id that was asked for, when it was merged into this one. */
  redirectedFrom: entityId.optional(),
  entity: z.string(),
  fields: goldenFields,
  sources: z.int().meta({ description: 'how many source records contribute' }),
  createdAt: z.string(),
  changedAt: z.string(),
  lock: z
    .object({ id: z.string(), by: z.string(), at: z.string(), reason: z.string() })
    .optional()
    .meta({
      description: 'there where a steward locked the customer: its values stay as they are',
    }),
});
export type Customer = z.infer<typeof customer>;

export function customerOf({
  membershipVersion,
  contributors,
  into,
  fields,
  ...rest
}: StoredGolden): Customer {
  return { ...rest, into: [...into], fields: shownFields(fields), sources: contributors };
}

export const customerVersion = z.object({
  version: z.int(),
  at: z.string(),
  cause: z.enum(['arrival', 'update', 'deletion', 'settling', 'steward', 'model', 'policy']),
  because: z
    .object({
      records: z.array(z.string()).meta({
        example: ['crm:1042@3'],
        description: 'source records that came, changed or went, each with its version; at most 20',
      }),
      recordCount: z.int().optional().describe('how many they were, where they were more'),
      setup: z.int().describe('the version of the setup whose survivorship rules were used'),
    })
    .optional(),
  change: goldenChange.optional(),
  others: z
    .array(entityId)
    .optional()
    .describe('the golden records that took part in a merge or split'),
  status,
  into: z.array(entityId),
  changes: z.array(
    z.object({ field: z.string(), before: z.array(goldenValue), after: z.array(goldenValue) }),
  ),
});
export type CustomerVersion = z.infer<typeof customerVersion>;

export function customerVersionOf({
  entityId: owner,
  because,
  others,
  changes,
  into,
  ...rest
}: GoldenVersion): CustomerVersion {
  return {
    ...rest,
    ...(because === undefined ? {} : { because: { ...because, records: [...because.records] } }),
    ...(others === undefined ? {} : { others: [...others] }),
    into: [...into],
    changes: fieldChangesOf(changes),
  };
}

export function fieldChangesOf(changes: GoldenVersion['changes']): CustomerVersion['changes'] {
  return changes.map(({ field, before, after }) => ({
    field,
    before: values(before),
    after: values(after),
  }));
}

export const contributingRecord = z.object({
  source: z.string(),
  recordId: z.string(),
  recordVersion: z.int(),
  record: canonicalRecord.optional(),
});
export type ContributingRecord = z.infer<typeof contributingRecord>;

export function contributingRecordOf(stored: StoredContributor): ContributingRecord {
  const { source, recordId, recordVersion, record } = stored;
  return { source, recordId, recordVersion, ...(record === undefined ? {} : { record }) };
}

export const crosswalkEntry = z.object({ source: z.string(), recordId: z.string(), entityId });

export const goldenStats = z.object({
  current: z.int(),
  redirected: z.int(),
  split: z.int(),
  retired: z.int(),
  contributors: z.int().meta({ description: 'source records that belong to an entity' }),
  search: z
    .object({ ready: z.boolean(), customers: z.int(), waiting: z.int(), estimatedBytes: z.int() })
    .meta({ description: 'what the search index holds, and how many changes it has to take in' }),
});
export type GoldenStats = z.infer<typeof goldenStats>;

/** A customer with no more than these fields of the model; all where none are named. */
export function onlyFields(customer: Customer, fields: readonly string[] | undefined): Customer {
  if (fields === undefined) return customer;
  const chosen = Object.entries(customer.fields).filter(([field]) => fields.includes(field));
  return { ...customer, fields: Object.fromEntries(chosen) };
}

/** Golden fields as the API shows them. */
export function shownFields(fields: StoredGolden['fields']): Customer['fields'] {
  return Object.fromEntries(Object.entries(fields).map(([field, list]) => [field, values(list)]));
}

function values(list: StoredGolden['fields'][string]): Customer['fields'][string] {
  return list.map(({ lost, ...value }) =>
    lost === undefined ? value : { ...value, lost: [...lost] },
  );
}
