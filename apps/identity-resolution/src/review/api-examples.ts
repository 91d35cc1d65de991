import type {
  ActionBody,
  ActionResult,
  ClaimAnswer,
  ReviewAnswer,
} from '@concord/contracts/stewarding';

export const reviewExample: ReviewAnswer = {
  ...{ a: 'crm:1042', b: 'shop:77', reason: 'doubt', kind: 'customer' },
  ...{ weight: 2.4, linkage: -0.8, needed: 0, records: 3, benefit: 0.61 },
};

const claim = {
  id: 'clm_01JCX3V7Q8R2M4N6P8S0T2V4X6',
  by: 'maria',
  until: '2026-03-01T08:30:00.000Z',
};
export const claimExample: ClaimAnswer = { ...claim, items: [{ ...reviewExample, claim }] };

const [one, other] = ['ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', 'ent_01JCX5V0B8P9Q2R3S4T5V6W7X8'] as const;
export const actionIdExample = 'act_01JCX6A0C8P9Q2R3S4T5V6W7X8';

export const mergeExample: ActionBody = {
  type: 'merge',
  entities: [one, other],
  comment: 'moved, married; she called',
};

export const resultExample: ActionResult = {
  preview: false,
  action: {
    ...{ id: actionIdExample, type: 'merge', kind: 'customer' },
    ...{ by: 'maria', at: '2026-03-01T08:00:00.000Z', comment: 'moved, married; she called' },
    entities: [one, other],
    decisions: [{ a: 'crm:1042', b: 'shop:77', verdict: 'same' }],
  },
  entities: [
    {
      ...{ id: one, status: 'current', into: [], version: 4, isNew: false },
      ...{ before: ['crm:1042'], after: ['crm:1042', 'shop:77'] },
    },
    {
      ...{ id: other, status: 'redirected', into: [one], version: 2, isNew: false },
      ...{ before: ['shop:77'], after: [] },
    },
  ],
};
