import fc from 'fast-check';
import {
  applyDifference,
  changeOf,
  contentHash,
  diffShadow,
  outputFields,
  stableJson,
} from './reconciliation';

describe('contentHash', () => {
  test('does not see the order of the keys, at any depth', () => {
    expect(contentHash({ id: 1, address: { city: 'Bath', lines: ['1', '2'] } })).toBe(
      contentHash({ address: { lines: ['1', '2'], city: 'Bath' }, id: 1 }),
    );
  });

  test('sees the order of a list, the type of a value and the end of a text', () => {
    const hashes = [
      { a: ['1', '2'] },
      { a: ['2', '1'] },
      { a: 1 },
      { a: '1' },
      { a: '1 ' },
      { a: null },
      {},
    ];
    expect(new Set(hashes.map(contentHash)).size).toBe(hashes.length);
  });

  test('is 32 hex digits and stays the same for ever', () => {
    expect(contentHash({ name: '张三', age: 40 })).toBe('e3ab1eaebbda2f3e26c8107bb8e8a9d6');
  });

  test('refuses what has no content', () => {
    expect(() => contentHash(undefined)).toThrow('no JSON content: undefined');
  });

  test('law: equal after a trip through JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(contentHash(JSON.parse(JSON.stringify(data)))).toBe(contentHash(data));
      }),
    );
  });
});

describe('changeOf', () => {
  const ann = { name: 'Ann' };

  test('a new record is version 1, the same again is a repeat, a changed one the next version', () => {
    expect(changeOf(undefined, ann)).toEqual({ op: 'upsert', version: 1, hash: contentHash(ann) });
    expect(changeOf({ version: 1, hash: contentHash(ann) }, { name: 'Ann' })).toEqual({
      op: 'repeat',
    });
    expect(changeOf({ version: 1, hash: contentHash(ann) }, { name: 'Anne' })).toMatchObject({
      op: 'upsert',
      version: 2,
    });
  });

  test('a record that is gone is deleted once, and counts on when it comes back', () => {
    expect(changeOf({ version: 2, hash: contentHash(ann) }, undefined)).toEqual({
      op: 'delete',
      version: 3,
    });
    expect(changeOf({ version: 3 }, undefined)).toEqual({ op: 'repeat' });
    expect(changeOf({ version: 3 }, ann)).toMatchObject({ op: 'upsert', version: 4 });
  });
});

describe('outputFields', () => {
  const golden = {
    givenName: ['Ann'],
    email: ['ann@x.example', 'ann@work.example'],
    address: [{ lines: ['1 Elm St', 'Floor 2'], city: 'Bath' }],
  };

  test('takes first values, parts, lists and constants, and leaves out what is not there', () => {
    const mapping = {
      FirstName: 'givenName',
      Mail: 'email',
      AllMails: { all: 'email' },
      Street: 'address.lines',
      City: 'address.city',
      Postcode: 'address.postcode',
      Phone: 'phone',
      Phones: { all: 'phone' },
      Origin: { constant: 'concord' },
    };
    expect(outputFields(golden, mapping)).toEqual({
      FirstName: 'Ann',
      Mail: 'ann@x.example',
      AllMails: ['ann@x.example', 'ann@work.example'],
      Street: '1 Elm St, Floor 2',
      City: 'Bath',
      Origin: 'concord',
    });
  });

  test('a part of a plain text is nothing', () => {
    expect(outputFields(golden, { X: 'givenName.length' })).toEqual({});
  });
});

describe('diffShadow', () => {
  test('names only what changed and what went', () => {
    expect(
      diffShadow({ a: 1, b: ['x'], c: { d: 1, e: 2 } }, { a: 2, c: { e: 2, d: 1 }, f: 'old' }),
    ).toEqual({
      kind: 'update',
      changed: { a: 1, b: ['x'] },
      removed: ['f'],
    });
  });

  test('creates what the destination lacks and deletes what it should not have', () => {
    expect(diffShadow({ a: 1 }, undefined)).toEqual({ kind: 'create', fields: { a: 1 } });
    expect(diffShadow(undefined, { a: 1 })).toEqual({ kind: 'delete' });
    expect(diffShadow(undefined, undefined)).toEqual({ kind: 'none' });
  });

  const record = fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue()), {
    nil: undefined,
  });

  test('law: the shadow with the difference applied is what was desired', () => {
    fc.assert(
      fc.property(record, record, (desired, shadow) => {
        const after = applyDifference(shadow, diffShadow(desired, shadow));
        expect(after === undefined ? after : stableJson(after)).toBe(
          desired === undefined ? desired : stableJson(desired),
        );
      }),
    );
  });

  test('law: between equals there is no difference, and after delivery none is left', () => {
    fc.assert(
      fc.property(record, record, (desired, shadow) => {
        expect(diffShadow(desired, desired)).toEqual({ kind: 'none' });
        const after = applyDifference(shadow, diffShadow(desired, shadow));
        expect(diffShadow(desired, after)).toEqual({ kind: 'none' });
      }),
    );
  });
});
