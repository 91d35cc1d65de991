import { plainValue } from '@concord/contracts/canonical';
import { parseRecordKey } from '@concord/contracts/names';
import { z } from 'zod';
import { plainFields, type StoredItem } from '../attached/stored-item';
import type { ReadyModel } from '../model/current-model';

export const recordName = z.object({ source: z.string(), recordId: z.string() });

/** A transaction or interaction as the API shows it. */
export const attachedItem = z.object({
  kind: z.enum(['transaction', 'interaction']),
  entity: z.string().meta({ example: 'order' }),
  id: z.string().meta({ example: 'A-17' }),
  at: z
    .string()
    .optional()
    .describe('when it happened: a day, or a time in UTC; absent where no source says'),
  fields: z.record(z.string(), z.array(plainValue)),
  record: recordName.describe('the source record that tells of it'),
  owner: recordName
    .optional()
    .describe('the record of the customer that it names, where it has a record of its own'),
});
export type AttachedItem = z.infer<typeof attachedItem>;

export const attachedItemExample: AttachedItem = {
  kind: 'transaction',
  entity: 'order',
  id: 'A-17',
  at: '2026-02-03T09:12:00.000Z',
  fields: { total: [{ amount: 49.9, currency: 'EUR' }], status: ['paid'] },
  record: { source: 'shop', recordId: '77' },
};

export function shownItem(
  { giver, owner, entity, id, at, fields }: StoredItem,
  { kindOf }: ReadyModel,
): AttachedItem {
  return {
    kind: kindOf(entity) === 'interaction' ? 'interaction' : 'transaction',
    ...{ entity, id },
    ...(at === '' ? {} : { at }),
    fields: plainFields(fields),
    record: parseRecordKey(giver),
    ...(owner === giver ? {} : { owner: parseRecordKey(owner) }),
  };
}

export const totals = z.object({
  id: z.string(),
  totals: z.array(
    z.object({
      entity: z.string(),
      kind: z.enum(['transaction', 'interaction']),
      count: z.int(),
      first: z.string().optional().describe('the earliest of which the time is known'),
      last: z.string().optional(),
      sums: z.array(
        z.object({
          field: z.string(),
          currency: z.string(),
          sum: z.number(),
          count: z.int().describe('how many amounts are in it'),
        }),
      ),
    }),
  ),
});
export type CustomerTotals = z.infer<typeof totals>;

export const totalsExample: CustomerTotals = {
  id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6',
  totals: [
    {
      ...{
        entity: 'order',
        kind: 'transaction',
        count: 3,
        first: '2025-11-02',
        last: '2026-02-03',
      },
      sums: [{ field: 'total', currency: 'EUR', sum: 149.7, count: 3 }],
    },
    {
      entity: 'ticket',
      kind: 'interaction',
      count: 1,
      first: '2026-02-05',
      last: '2026-02-05',
      sums: [],
    },
  ],
};
