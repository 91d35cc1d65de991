import type { z } from 'zod';
import type {
  comparison,
  lockAnswer,
  overrideResult,
  queuedReview,
  releaseResult,
  stewardResult,
} from './steward-answers';

export const customerId = 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6';
const otherId = 'ent_01JCX5V0B8P9Q2R3S4T5V6W7X8';
export const actionId = 'act_01JCX6A0C8P9Q2R3S4T5V6W7X8';
export const claimId = 'clm_01JCX6A0C8P9Q2R3S4T5V6W7X8';
const [by, at] = ['maria', '2026-03-01T08:00:00.000Z'] as const;

const ortiz = { value: 'Ortiz', key: 'crm:1042', recordVersion: 3, rule: 'most-frequent' };
const lopez = { value: 'Lopez', key: 'shop:77', recordVersion: 1, rule: 'only-value' };
const said = {
  value: 'Ortiz López',
  key: 'steward:ovr_01JCX6A0C8P9Q2R3S4T5V6W7X8',
  changedAt: at,
  rule: 'steward',
};
const overridden = {
  before: { familyName: [ortiz] },
  after: { familyName: [said] },
  changes: [{ field: 'familyName', before: [ortiz], after: [said] }],
};

export const overrideExample: z.input<typeof overrideResult> = {
  preview: false,
  customer: customerId,
  overrides: [
    {
      ...{ id: 'ovr_01JCX6A0C8P9Q2R3S4T5V6W7X8', record: 'crm:1042', by, at },
      fields: { givenName: [{ value: 'Maria' }], familyName: [{ value: 'Ortiz López' }] },
      asked: ['familyName'],
      comment: 'married in March',
    },
  ],
  ...overridden,
};

const lock = { id: 'lck_01JCX6A0C8P9Q2R3S4T5V6W7X8', by, at, reason: 'under dispute' };
export const lockExample: z.input<typeof lockAnswer> = { lock, pending: overridden.changes };
export const releaseExample: z.input<typeof releaseResult> = {
  preview: false,
  customer: customerId,
  ...overridden,
};

export const reviewExample: z.input<typeof queuedReview> = {
  ...{ a: 'crm:1042', b: 'shop:77', reason: 'doubt', kind: 'customer' },
  ...{ weight: 2.4, linkage: -0.8, needed: 0, records: 3, benefit: 0.61 },
  customers: { a: customerId, b: otherId },
};

export const resultExample: z.input<typeof stewardResult> = {
  preview: false,
  action: {
    ...{ id: actionId, type: 'merge', kind: 'customer', by, at, comment: 'she married' },
    entities: [customerId, otherId],
    decisions: [{ a: 'crm:1042', b: 'shop:77', verdict: 'same' }],
  },
  customers: [
    {
      ...{ id: otherId, status: 'redirected', into: [customerId], isNew: false },
      records: { before: ['shop:77'], after: [] },
      before: { familyName: [lopez] },
      after: {},
      changes: [{ field: 'familyName', before: [lopez], after: [] }],
    },
  ],
  pending: false,
};

const record = { source: 'crm', recordId: '1042', recordVersion: 3 };
const other = { source: 'shop', recordId: '77', recordVersion: 1 };
export const comparisonExample: z.input<typeof comparison> = {
  a: { record, sources: [record] },
  b: { record: other, sources: [other] },
  explanation: {
    ...{ a: 'crm:1042', b: 'shop:77', modelVersion: 'customer-2', prior: -12.4 },
    comparisons: [
      {
        ...{ comparison: 'email', fields: ['email'], level: 'exact', weight: 15.2 },
        ...{ a: 'maria@ortiz.com', b: 'maria@ortiz.com' },
      },
    ],
    ...{ household: 0, sum: 2.8, total: 2.8, probability: 0.87, sharedAtoms: [] },
    ...{ sameEntity: false, bonds: [], entities: { a: customerId, b: otherId } },
  },
};
