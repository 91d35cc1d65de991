import type { Customer } from './customer';

/** What the API document shows of a customer. */
export const customerExample: Customer = {
  id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6',
  version: 5,
  status: 'current',
  into: [],
  entity: 'customer',
  fields: {
    givenName: [
      {
        value: 'Maria',
        key: 'crm:1042',
        recordVersion: 3,
        changedAt: '2026-11-02T09:30:00.000Z',
        rule: 'most-recent',
      },
    ],
    email: [{ value: 'maria@example.org', key: 'shop:77', recordVersion: 1, rule: 'union' }],
  },
  sources: 3,
  createdAt: '2026-10-01T08:00:00.000Z',
  changedAt: '2026-11-02T09:30:01.204Z',
};

export const listDescription = `Filters are \`filter=field:operator:value\`; several of them have to hold together. Fields are those of the
model, parts of addresses and amounts (\`address.city\`, \`total.amount\`), and \`id\`, \`entity\`, \`status\`, \`version\`,
\`sources\` (how many), \`source\` (has a record of it), \`createdAt\`, \`changedAt\`. Without a filter on \`status\` only
current customers come.

| operator | holds when |
| --- | --- |
| \`eq\`, \`in\` | a value equals; \`in\` takes several, separated by commas (\`\\\\,\` is a comma) |
| \`ne\` | no value equals |
| \`lt\`, \`lte\`, \`gt\`, \`gte\` | a number, date or time is below or above |
| \`prefix\`, \`contains\` | a text begins with, or holds, these letters in any case |
| \`exists\` | \`true\`: there is a value; \`false\`: there is none |

Values are read as those of records are: \`email:eq:Maria@Example.org\` finds \`maria@example.org\`. What cannot be
understood is answered with 400, the place, and what would be right.`;
