import type { FieldMapping } from '@concord/contracts/workspace';
import { fieldReader } from './field';

const tables = { countries: { Deutschland: 'DE', England: 'GB' } };
const mapped = (data: Record<string, unknown>, mapping: FieldMapping) =>
  fieldReader(mapping, tables)(data, data);
const values = (data: Record<string, unknown>, mapping: FieldMapping) =>
  mapped(data, mapping).map((value) => (value.kind === 'value' ? value.raw : value.parts));

describe(fieldReader, () => {
  it('renames a column', () => {
    expect(values({ first_name: 'Maria' }, 'first_name')).toEqual(['Maria']);
  });

  it('follows dots into nested objects', () => {
    expect(values({ kunde: { name: 'Jürgen Groß' } }, 'kunde.name')).toEqual(['Jürgen Groß']);
  });

  it('prefers a column whose name holds the dot', () => {
    expect(values({ 'a.b': 'flat', a: { b: 'nested' } }, 'a.b')).toEqual(['flat']);
  });

  it('gives all values of several columns in order and leaves out empty ones', () => {
    expect(
      values({ mail: 'a@x.org', mail2: ' ', mail3: 'b@x.org' }, ['mail', 'mail2', 'mail3']),
    ).toEqual(['a@x.org', 'b@x.org']);
  });

  it('splits a cell that holds several values', () => {
    expect(values({ tel: '111;222' }, { from: 'tel', split: ';' })).toEqual(['111', '222']);
  });

  it('looks a value up and passes what is not listed', () => {
    const mapping = { from: 'sex', lookup: { '1': 'male', '2': 'female' } };
    expect(values({ sex: 2 }, mapping)).toEqual(['female']);
    expect(values({ sex: 'x' }, mapping)).toEqual(['x']);
  });

  it('falls back to the default only when the column is empty', () => {
    expect(values({ country: '' }, { from: 'country', default: 'CN' })).toEqual(['CN']);
    expect(values({ country: 'DE' }, { from: 'country', default: 'CN' })).toEqual(['DE']);
  });

  it('joins what is there', () => {
    expect(
      values({ a: '5', b: null, c: 'High Street' }, { join: ['a', 'b', 'c'], with: ' ' }),
    ).toEqual(['5 High Street']);
  });

  it('builds an address from columns, and none from a constant country alone', () => {
    const mapping = { address: { line1: 'street', city: 'town', country: { constant: 'GB' } } };
    expect(values({ street: '1 Mill Lane', town: 'Leeds' }, mapping)).toEqual([
      { line1: '1 Mill Lane', city: 'Leeds', country: 'GB' },
    ]);
    expect(values({ street: '' }, mapping)).toEqual([]);
  });

  it.each([
    [1, ['Ortiz']],
    [2, [' Maria']],
    [-1, [' Dr.']],
    [-2, [' Maria']],
    [4, []],
  ])('takes piece %i of a cell', (part, expected) => {
    const name = 'Ortiz, Maria, Dr.';
    expect(values({ name }, { from: 'name', split: ',', part })).toEqual(expected);
  });

  it('looks values up in a table of the workspace', () => {
    expect(values({ land: ' Deutschland' }, { from: 'land', lookup: 'countries' })).toEqual(['DE']);
  });

  it('keeps, drops or stops at what a lookup does not list', () => {
    const lookup = { B: 'bronze' };
    expect(values({ tier: 'X' }, { from: 'tier', lookup })).toEqual(['X']);
    expect(values({ tier: 'X' }, { from: 'tier', lookup, unlisted: 'drop' })).toEqual([]);
    expect(() => values({ tier: 'X' }, { from: 'tier', lookup, unlisted: 'quarantine' })).toThrow(
      'does not list',
    );
    expect(
      values({ tier: 'X' }, { from: 'tier', lookup, unlisted: 'drop', default: 'none' }),
    ).toEqual(['none']);
  });

  it('does not take what every object has for a row of a table', () => {
    expect(values({ tier: 'constructor' }, { from: 'tier', lookup: { B: 'b' } })).toEqual([
      'constructor',
    ]);
  });

  it('computes by an expression, then looks up', () => {
    expect(values({ a: 'Maria', b: 'Ortiz' }, { expression: "a & ' ' & b" })).toEqual([
      'Maria Ortiz',
    ]);
    expect(
      values({ code: 'xB1' }, { expression: '$substring(code, 1, 1)', lookup: { B: 'b' } }),
    ).toEqual(['b']);
    expect(values({ code: '' }, { expression: 'nothing' })).toEqual([]);
  });

  it('maps one way or the other by a condition', () => {
    const mapping: FieldMapping = {
      when: "kind = 'B2B'",
      then: 'company',
      else: { join: ['a', 'b'], with: ' ' },
    };
    expect(values({ kind: 'B2B', company: 'Acme' }, mapping)).toEqual(['Acme']);
    expect(values({ kind: 'B2C', a: 'Ann', b: 'Lee' }, mapping)).toEqual(['Ann Lee']);
    expect(
      values({ kind: 'B2C', company: 'Acme' }, { when: 'kind = "B2B"', then: 'company' }),
    ).toEqual([]);
  });

  it('marks a default as filled in, and prefers any real value to it', () => {
    expect(mapped({ c: '' }, { from: 'c', default: 'DE' })).toEqual([
      { kind: 'value', raw: 'DE', imputed: true },
    ]);
    expect(values({ a: '', b: '+44 20 7946 0958' }, [{ from: 'a', default: '000' }, 'b'])).toEqual([
      '+44 20 7946 0958',
    ]);
  });
});
