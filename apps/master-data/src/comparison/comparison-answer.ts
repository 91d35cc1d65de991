import { entityId } from '@concord/contracts/events';
import { z } from 'zod';
import { customerVersion } from '../customers/customer';

const standing = z.object({
  version: z.int(),
  at: z
    .string()
    .optional()
    .describe('when it was made; version 0 is the time before there was any'),
  status: customerVersion.shape.status.optional(),
  into: z.array(entityId),
});

export const comparison = z.object({
  id: entityId,
  from: standing,
  to: standing,
  changes: customerVersion.shape.changes.describe('only the fields whose values differ'),
  versions: z
    .array(customerVersion.omit({ changes: true }).extend({ fields: z.array(z.string()) }))
    .describe('what led from one to the other, the newest first'),
});
export type Comparison = z.infer<typeof comparison>;

export const comparisonExample: Comparison = {
  id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6',
  from: { version: 1, at: '2026-02-03T09:12:00.000Z', status: 'current', into: [] },
  to: { version: 2, at: '2026-02-05T10:00:00.000Z', status: 'current', into: [] },
  changes: [
    {
      field: 'loyalty',
      before: [{ value: 'silver', key: 'crm:1042', rule: 'only-value' }],
      after: [{ value: 'gold', key: 'shop:77', rule: 'source-priority' }],
    },
  ],
  versions: [
    {
      ...{ version: 2, at: '2026-02-05T10:00:00.000Z', cause: 'update', change: 'updated' },
      ...{ because: { records: ['shop:77@4'], setup: 3 }, status: 'current', into: [] },
      fields: ['loyalty'],
    },
  ],
};
