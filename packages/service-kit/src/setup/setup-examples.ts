import { divideWorkspace, type Setups } from '@concord/contracts/setups';
import { workspace } from '@concord/contracts/workspace';

/** A small workspace, divided as `concord apply` does it: the examples in the API documents. */
export const setupExamples: Setups = divideWorkspace(
  workspace.parse({
    name: 'retail',
    model: {
      entities: {
        customer: {
          fields: {
            name: { type: 'name.full' },
            email: { type: 'email', many: true },
          },
          require: ['name'],
        },
      },
    },
    sources: [
      {
        source: 'crm',
        entity: 'customer',
        connection: { connector: 'csv', path: 'crm.csv' },
        id: 'customer_no',
        schedule: { every: '15m' },
        mapping: { name: { join: ['first_name', 'last_name'] }, email: 'email' },
      },
    ],
    match: { customer: {} },
    survivorship: { customer: { default: 'most-recent' } },
    destinations: [
      {
        destination: 'mail-tool',
        entity: 'customer',
        connection: { connector: 'http', url: 'https://mail.example.com/api/contacts' },
        having: ['email'],
        mapping: { fullName: 'name', address: 'email' },
      },
    ],
  }),
);
