import { mapField } from './mapping';

const values = (data: Record<string, unknown>, mapping: Parameters<typeof mapField>[1]) =>
  mapField(data, mapping).map((mapped) => (mapped.kind === 'value' ? mapped.raw : mapped.parts));

describe('mapField', () => {
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
});
