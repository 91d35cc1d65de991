import { changesText, workspaceDiff } from './difference';

const crm = { source: 'crm', trust: 0.5, connection: { connector: 'csv', path: '/a' } };
const shop = {
  source: 'shop',
  trust: 0.7,
  connection: { connector: 'http', headers: { authorization: 'Bearer abc' } },
};

describe('workspaceDiff', () => {
  it('finds nothing between equal setups, whatever the order of their keys', () => {
    expect(workspaceDiff({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
  });

  it('compares sources by name, not by place', () => {
    expect(workspaceDiff({ sources: [crm] }, { sources: [shop, { ...crm, trust: 0.8 }] })).toEqual([
      { kind: 'changed', path: 'sources.crm.trust', before: 0.5, after: 0.8 },
      { kind: 'added', path: 'sources.shop', after: shop },
    ]);
  });

  it('reports a removed field once, with what it held', () => {
    expect(
      workspaceDiff(
        { fields: { email: { type: 'email' }, phone: { type: 'phone' } } },
        { fields: { email: { type: 'email' } } },
      ),
    ).toEqual([{ kind: 'removed', path: 'fields.phone', before: { type: 'phone' } }]);
  });

  it('treats a list without names as one value', () => {
    expect(workspaceDiff({ ignore: ['a'] }, { ignore: ['a', 'b'] })).toEqual([
      { kind: 'changed', path: 'ignore', before: ['a'], after: ['a', 'b'] },
    ]);
  });

  it('takes a first setup as all added', () => {
    expect(workspaceDiff(undefined, { sources: [] })).toEqual([
      { kind: 'added', path: 'sources', after: [] },
    ]);
  });
});

describe('changesText', () => {
  it('writes a line per change and hides headers', () => {
    const rotated = {
      ...shop,
      connection: { connector: 'http', headers: { authorization: 'Bearer xyz' } },
    };
    const added = { ...shop, source: 'till' };
    const changes = workspaceDiff({ sources: [crm, shop] }, { sources: [rotated, added] });
    expect(changesText(changes).split('\n')).toEqual([
      '- sources.crm {"source":"crm","trust":0.5,"connection":{"connector":"csv","path":"/a"}}',
      '~ sources.shop.connection.headers.authorization (hidden) → (hidden)',
      '+ sources.till {"source":"till","trust":0.7,"connection":{"connector":"http","headers":"(hidden)"}}',
    ]);
  });
});
