import { openSource, SourceBroken } from '../source';
import { readAll } from '../testing/read-all';
import { tempFolder } from '../testing/temp-folder';

const folder = tempFolder();

function erp(content: string | Buffer, id = 'id') {
  const path = folder.write('erp.ndjson', content);
  return openSource(
    { connector: 'ndjson', path, encoding: 'utf-8' },
    { id, changedAt: 'meta.changed', baseDir: folder.path },
  );
}

test('gives one record per line; ids may be numbers or stand deeper', async () => {
  const { records, error } = await readAll(
    erp(
      '{"key":{"no":7},"name":"Ann","meta":{"changed":"2024-05-01T10:00:00Z"}}\n\n{"key":{"no":8}}\n',
      'key.no',
    ),
  );
  expect(error).toBeUndefined();
  expect(records).toMatchObject([
    { recordId: '7', changedAt: '2024-05-01T10:00:00Z', position: 'erp.ndjson line 1' },
    { recordId: '8', position: 'erp.ndjson line 3' },
  ]);
});

test('bad lines are reported with their number, and reading goes on', async () => {
  const { records, unreadable } = await readAll(
    erp('{"id":1}\n{"id":2,}\n[3]\nnull\n{"name":"Ann"}\n{"id":{"a":1}}\n{"id":4}\n'),
  );
  expect(records.map(({ recordId }) => recordId)).toEqual(['1', '4']);
  expect(unreadable.map(({ position, fault }) => [position, fault.code])).toEqual([
    ['erp.ndjson line 2', 'ndjson.invalid'],
    ['erp.ndjson line 3', 'ndjson.not-an-object'],
    ['erp.ndjson line 4', 'ndjson.not-an-object'],
    ['erp.ndjson line 5', 'record.no-id'],
    ['erp.ndjson line 6', 'record.no-id'],
  ]);
});

test('records that no store takes are reported singly', async () => {
  const deep = `{"id":1,"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const { records, unreadable } = await readAll(erp(`${deep}\n{"id":2,"b\\u0000":1}\n{"id":3}\n`));
  expect(records.map(({ recordId }) => recordId)).toEqual(['3']);
  expect(unreadable.map(({ fault }) => fault.message)).toEqual([
    'erp.ndjson line 1: nested more than 50 levels deep',
    'erp.ndjson line 2: a column name holds a zero character',
  ]);
});

test('a line in another encoding is reported with the remedy', async () => {
  const { unreadable } = await readAll(erp(Buffer.from('{"id":1,"name":"Jos\xe9"}\n', 'latin1')));
  expect(unreadable[0]?.fault).toMatchObject({ code: 'file.wrong-encoding' });
});

test('a file that is cut off keeps what was good and says where it ends', async () => {
  const { records, unreadable, error } = await readAll(erp('{"id":1}\n{"id":2,"na'));
  expect(records).toHaveLength(1);
  expect(unreadable).toMatchObject([{ position: 'erp.ndjson line 2', excerpt: '{"id":2,"na' }]);
  expect(error).toBeInstanceOf(SourceBroken);
  expect(error).toMatchObject({ code: 'ndjson.cut-off', position: 'erp.ndjson line 2', kept: 1 });
});

test.each([
  ['a JSON list', '[{"id":1},{"id":2}]'],
  ['one laid-out object', '{\n  "id": 1\n}\n'],
])('%s is recognised at once, with the remedy', async (_, content) => {
  const { items, error } = await readAll(erp(content));
  expect(items).toEqual([]);
  expect(error).toMatchObject({
    code: 'ndjson.one-document',
    message: expect.stringContaining('jq -c'),
  });
});

test('an empty file has no records', async () => {
  const { items, error } = await readAll(erp(''));
  expect(items).toEqual([]);
  expect(error).toBeUndefined();
});
