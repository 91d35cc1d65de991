import type {
  ModelDetail,
  ModelJob,
  ModelList,
  ModelVersion,
} from '@concord/contracts/match-models';

/** What the API document shows. */

const at = '2026-03-01T09:30:00.000Z';

export const version: ModelVersion = {
  kind: 'customer',
  number: 2,
  name: 'trained-2',
  status: 'active',
  made: { how: 'self', by: 'concord', at },
  base: 1,
  records: 25_856,
  decisions: 40,
  fit: { missing: ['loyaltyNumber'], changed: [], unused: [] },
  activations: [{ at, by: 'ops' }],
};

export const list: ModelList = {
  kinds: [
    {
      kind: 'customer',
      active: 2,
      settled: true,
      training: 'suggest',
      contents: 24_310,
      trainsAt: 48_620,
    },
  ],
  items: [version],
};

export const detail: ModelDetail = {
  ...version,
  parameters: {
    prior: { probability: 0.0000009, bits: -20.1, source: 'share of matches among all pairs' },
    comparisons: [
      {
        name: 'birthDate',
        levels: [{ level: 'equal', m: 0.91, u: 0.00012, weight: 12.9 }],
      },
    ],
  },
};

const asked = {
  id: '01JCX3V7Q8R2M4N6P8S0T2V4X6',
  kind: 'customer',
  by: 'ops',
  at,
};

export const training: ModelJob = {
  ...asked,
  task: 'train',
  status: 'running',
  progress: { stage: 'learning', done: 120 },
};

export const comparing: ModelJob = {
  ...asked,
  task: 'compare',
  status: 'completed',
  finishedAt: '2026-03-01T09:30:12.000Z',
  compared: [1, 2],
  comparison: {
    ...{ records: 25_856, decisions: 40 },
    a: { number: 1, entities: 5_310, reviews: 210 },
    b: { number: 2, entities: 5_180, reviews: 120 },
    ...{ merging: 280, splitting: 31, moving: 340 },
    samples: [
      {
        a: [['crm:1042'], ['shop:77']],
        b: [['crm:1042', 'shop:77']],
        pair: { one: 'crm:1042', other: 'shop:77', a: -1.5, b: 4.25 },
        weights: [{ part: 'birthDate', levelA: 'equal', levelB: 'equal', a: 11, b: 13.5 }],
      },
    ],
    levels: [{ comparison: 'birthDate', level: 'one digit off', a: 5.06, b: 7.5 }],
  },
};
