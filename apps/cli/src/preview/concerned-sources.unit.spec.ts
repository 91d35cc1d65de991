import { cleansingSetup } from '@concord/contracts/setups';
import { concernedSources, concernedText } from './concerned-sources';

const setup = cleansingSetup.parse({
  model: {
    entities: {
      customer: { fields: { name: { type: 'name.full' }, email: { type: 'email' } } },
      order: { kind: 'transaction', fields: { total: { type: 'number' } } },
    },
  },
  sources: [
    {
      source: 'crm',
      entity: 'customer',
      mapping: { name: 'name', email: { from: 'mail', lookup: 'mails' } },
    },
    {
      source: 'shop',
      entity: 'customer',
      mapping: { name: 'name' },
      attached: [{ entity: 'order', id: 'nr', mapping: { total: 'total' } }],
    },
  ],
  tables: { mails: { old: 'new' } },
});
const [crm, shop] = setup.sources;
if (crm === undefined || shop === undefined) throw new Error('two sources');
const { customer, order } = setup.model.entities;

describe('concernedSources', () => {
  const concerned = (changed: object) =>
    concernedText(concernedSources(setup, cleansingSetup.parse({ ...setup, ...changed })));

  it.each<[string, string, object]>([
    ['', 'nothing changes', {}],
    ['crm (its mapping)', 'a mapping', { sources: [{ ...crm, mapping: { name: 'n' } }, shop] }],
    ['shop (its locale)', 'a locale', { sources: [crm, { ...shop, locale: { country: 'DE' } }] }],
    [
      'crm (what is required of customer), shop (what is required of customer)',
      'a requirement',
      { model: { entities: { customer: { ...customer, require: ['name'] }, order } } },
    ],
    [
      'shop (the fields of order)',
      'an entity that hangs on one source alone',
      { model: { entities: { customer, order: { kind: 'transaction', fields: {} } } } },
    ],
    ['crm (the table mails)', 'a table that one mapping uses', { tables: { mails: {} } }],
    [
      'crm (how values are read), shop (how values are read)',
      'the words for nothing',
      { values: { ...setup.values, missing: ['xxx'] } },
    ],
    [
      'crm (the cleansing of customer), shop (the cleansing of customer)',
      'a rule',
      { cleansing: { customer: { missing: { email: 'ask' } } } },
    ],
    ['', 'a source comes to it', { sources: [crm, shop, { ...crm, source: 'erp' }] }],
  ])('says "%s" when %s', (expected, _what, changed) => {
    expect(concerned(changed)).toBe(expected);
  });

  it('names nothing before the first workspace', () => {
    expect(concernedSources(undefined, setup)).toEqual([]);
  });
});
