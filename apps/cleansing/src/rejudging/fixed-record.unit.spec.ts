import { Cleansers } from '../cleansers';
import { maria, retailer } from '../testing/retailer';
import { mergedFix, outcomeOfFixed, withColumns } from './fixed-record';

const crm = new Cleansers(retailer).of('crm');
const today = '2026-03-01';

describe('withColumns', () => {
  it('sets columns and leaves the record as it came', () => {
    const raw = { first: 'Maria', last: '' };
    const fix = [{ column: 'last', before: '', after: 'Ortiz' }];
    expect(withColumns(raw, fix)).toEqual({ first: 'Maria', last: 'Ortiz' });
    expect(raw.last).toBe('');
  });

  it.each([
    [
      'into objects',
      { kunde: { name: '', mail: 'a@b.de' } },
      { kunde: { name: 'Groß', mail: 'a@b.de' } },
    ],
    [
      'as a column where the record has one so called',
      { 'kunde.name': '', kunde: {} },
      { 'kunde.name': 'Groß', kunde: {} },
    ],
    ['as a column where there is no such object', {}, { 'kunde.name': 'Groß' }],
    ['as a column where there is a text', { kunde: 'x' }, { kunde: 'x', 'kunde.name': 'Groß' }],
  ])('writes a path with dots %s', (_where, raw, expected) => {
    const fix = [{ column: 'kunde.name', before: '', after: 'Groß' }];
    expect(withColumns(raw, fix)).toEqual(expected);
  });

  it('takes a column named __proto__ for a column', () => {
    const set = withColumns({}, [{ column: '__proto__', before: null, after: { admin: true } }]);
    expect(Object.keys(set)).toEqual(['__proto__']);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });
});

describe('mergedFix', () => {
  it('remembers what stood there, and of one column only the latest', () => {
    const first = mergedFix(maria, [], { last: 'Ortis', tel: null });
    expect(first).toEqual([
      { column: 'last', before: 'Ortiz', after: 'Ortis' },
      { column: 'tel', before: '(212) 736-5147', after: null },
    ]);
    expect(mergedFix(maria, first, { last: 'Ortiz' })).toEqual([
      { column: 'tel', before: '(212) 736-5147', after: null },
      { column: 'last', before: 'Ortiz', after: 'Ortiz' },
    ]);
  });
});

describe('outcomeOfFixed', () => {
  it('says which fields a person changed, and what cleansing did to what he wrote', () => {
    const raw = { ...maria, last: 'n/a', mail: 'maria at home' };
    const fix = mergedFix(raw, [], { last: 'ORTIZ', mail: 'maria@ortiz-bakery.com' });
    const { kind, changes } = outcomeOfFixed(crm, raw, fix, today);
    expect(kind).toBe('accepted');
    expect(changes.filter(({ rule }) => rule === 'steward')).toEqual([
      { field: 'familyName', before: null, after: 'Ortiz', rule: 'steward' },
      { field: 'email', before: null, after: 'maria@ortiz-bakery.com', rule: 'steward' },
    ]);
    expect(changes).toContainEqual({
      ...{ field: 'familyName', before: 'ORTIZ', after: 'Ortiz', rule: 'name.case' },
    });
  });

  it('makes a record of a row that could not be read', () => {
    const fix = mergedFix('Bob,Jones,bob@', [], { first: 'Bob', last: 'Jones', mail: 'bob@x.org' });
    expect(outcomeOfFixed(crm, undefined, fix, today)).toMatchObject({
      kind: 'accepted',
      record: { fields: { familyName: [{ value: 'Jones' }] } },
    });
  });
});
