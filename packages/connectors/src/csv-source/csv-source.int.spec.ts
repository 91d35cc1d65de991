import iconv from 'iconv-lite';
import { openSource, SourceBroken, SourceUnreachable, type ReadableConnection } from '../source';
import { readAll } from '../testing/read-all';
import { tempFolder } from '../testing/temp-folder';

const folder = tempFolder();

interface Settings {
  header?: boolean;
  delimiter?: string;
  encoding?: Extract<ReadableConnection, { connector: 'csv' }>['encoding'];
  id?: string;
  changedAt?: string;
}

function crm(content: string | Buffer, settings: Settings = {}) {
  const { delimiter = ',', encoding = 'utf-8', id = 'id', changedAt, header } = settings;
  const path = folder.write('crm.csv', content);
  return openSource(
    { connector: 'csv', path, delimiter, encoding, ...(header === undefined ? {} : { header }) },
    { id, baseDir: folder.path, ...(changedAt === undefined ? {} : { changedAt }) },
  );
}

describe('a CSV that is as it should be', () => {
  test('gives one record per row, with its id, its line and when it changed', async () => {
    const reading = await readAll(
      crm('id,name,updated\r\n1042,Ann Lee,2024-05-01\r\n1043,张三,\r\n', { changedAt: 'updated' }),
    );
    expect(reading.error).toBeUndefined();
    expect(reading.records).toEqual([
      {
        kind: 'record',
        recordId: '1042',
        data: { id: '1042', name: 'Ann Lee', updated: '2024-05-01' },
        changedAt: '2024-05-01',
        position: 'crm.csv line 2',
      },
      {
        kind: 'record',
        recordId: '1043',
        data: { id: '1043', name: '张三', updated: '' },
        position: 'crm.csv line 3',
      },
    ]);
  });

  test('columns without a header row are called by their place', async () => {
    const { records } = await readAll(
      crm('1042,Ann Lee\n1043,张三\n', { header: false, id: 'column_1' }),
    );
    expect(records.map(({ recordId, data }) => [recordId, data.column_2])).toEqual([
      ['1042', 'Ann Lee'],
      ['1043', '张三'],
    ]);
  });

  test('columns may be set apart by any number of blanks', async () => {
    const { records } = await readAll(
      crm(' id  date     cds  value\n 0001 19970101  1   11.77\n 00002 19970112 12    2.00\n', {
        delimiter: ' ',
      }),
    );
    expect(records.map(({ data }) => data)).toEqual([
      { id: '0001', date: '19970101', cds: '1', value: '11.77' },
      { id: '00002', date: '19970112', cds: '12', value: '2.00' },
    ]);
  });

  test('may be looked at before anyone knows which column is the id', async () => {
    const path = folder.write('new.csv', 'name,mail\nAnn Lee,\n');
    const reader = openSource(
      { connector: 'csv', path, delimiter: ',', encoding: 'utf-8' },
      { baseDir: folder.path },
    );
    expect((await readAll(reader)).records).toMatchObject([
      { recordId: 'new.csv line 2', data: { name: 'Ann Lee', mail: '' } },
    ]);
  });

  test('quoted cells hold delimiters, quotes and line breaks; lines are counted through them', async () => {
    const { records, unreadable } = await readAll(
      crm('id,note\n1,"Lee, Ann"\n2,"she said ""hi"""\n3,"line one\nline two"\n4,5" pipe\n5,""\n'),
    );
    expect(unreadable).toEqual([]);
    expect(records.map(({ data }) => data.note)).toEqual([
      'Lee, Ann',
      'she said "hi"',
      'line one\nline two',
      '5" pipe',
      '',
    ]);
    expect(records.map(({ position }) => position).slice(-2)).toEqual([
      'crm.csv line 6',
      'crm.csv line 7',
    ]);
  });

  test.each([
    ['a byte order mark', '\ufeffid,name\n1,Ann\n'],
    ['bare carriage returns', 'id,name\r1,Ann\r'],
    ['no line break at the end', 'id,name\n1,Ann'],
    ['blank lines', '\nid,name\n\n1,Ann\n   \n'],
    ['spaces around the header', ' id , name \n1,Ann\n'],
    ['delimiters too many at the end', 'id,name\n1,Ann,,\n'],
  ])('is read the same with %s', async (_, content) => {
    const { records, error } = await readAll(crm(content));
    expect(error).toBeUndefined();
    expect(records.map(({ data }) => data)).toEqual([{ id: '1', name: 'Ann' }]);
  });

  test('columns of one name are numbered and columns without a name are called by their place', async () => {
    const { records } = await readAll(crm('id,phone,phone,\n1,111,222,x\n'));
    expect(records[0]?.data).toEqual({ id: '1', phone: '111', phone_2: '222', column_4: 'x' });
  });

  test.each([
    ['latin1', 'José Muñoz'],
    ['windows-1252', 'Zoë – “Zo”'],
    ['gbk', '欧阳娜娜'],
    ['gb18030', '欧阳娜娜'],
    ['big5', '歐陽'],
    ['shift_jis', '山田太郎'],
    ['utf-16le', 'José 张'],
  ] as const)('is read in %s', async (encoding, name) => {
    const bytes = iconv.encode(`id,name\n1,${name}\n`, encoding);
    const { records, error } = await readAll(crm(bytes, { encoding }));
    expect(error).toBeUndefined();
    expect(records[0]?.data).toEqual({ id: '1', name });
  });
});

describe('broken rows are reported singly, and reading goes on', () => {
  test('too few and too many columns', async () => {
    const { records, unreadable } = await readAll(
      crm('id,name,city\n1,Ann\n2,Bob,Bath\n3,Cid,Rome,Italy\n'),
    );
    expect(records.map(({ recordId }) => recordId)).toEqual(['2']);
    expect(unreadable).toMatchObject([
      {
        position: 'crm.csv line 2',
        fault: { code: 'csv.columns', message: 'crm.csv line 2: 2 columns where the header has 3' },
        excerpt: '1,Ann',
      },
      { position: 'crm.csv line 4', fault: { code: 'csv.columns' }, excerpt: '3,Cid,Rome,Italy' },
    ]);
  });

  test.each([
    ['at the end of the file', 'id,name\n1,Ann\n2,"Bob\n3,Cid\n4,Dan\n'],
    ['before a quoted cell', 'id,name\n1,Ann\n2,"Bob\n3,"Cid"\n4,Dan\n'],
  ])('a quote that is never closed, %s, costs one row', async (_, content) => {
    const { records, unreadable } = await readAll(crm(content));
    expect(records.map(({ recordId }) => recordId)).toEqual(['1', '3', '4']);
    expect(unreadable[0]).toMatchObject({
      position: 'crm.csv line 3',
      fault: { code: 'csv.quote' },
      excerpt: '2,"Bob',
    });
  });

  test('a quote that closes rows later by chance costs one row, as the columns tell', async () => {
    const { records, unreadable } = await readAll(
      crm('id,name,city\n1,"Ann,Bath\n2,Bob,Rome\n3,Cid,Oslo\n4,"Dan",Nice\n'),
    );
    expect(records.map(({ recordId }) => recordId)).toEqual(['2', '3', '4']);
    expect(unreadable.map(({ position }) => position)).toEqual(['crm.csv line 2']);
  });

  test('a quote that is never closed in a long file does not swallow what follows', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},customer number ${i}`);
    rows[500] = '500,"customer number 500';
    const { records, unreadable } = await readAll(crm(`id,name\n${rows.join('\n')}\n`));
    expect(records).toHaveLength(59_999);
    expect(unreadable.map(({ position }) => position)).toEqual(['crm.csv line 502']);
  });

  test('text after a closing quote', async () => {
    const { records, unreadable } = await readAll(crm('id,name\n1,"Ann" Lee\n2,Bob\n'));
    expect(records.map(({ recordId }) => recordId)).toEqual(['2']);
    expect(unreadable[0]?.fault.message).toMatch(
      /^crm.csv line 2: text stands after a closing quote/,
    );
  });

  test('a row without an id, or with one that no system would have', async () => {
    const { unreadable } = await readAll(crm(`id,name\n,Ann\n  ,Bob\n${'9'.repeat(401)},Cid\n`));
    expect(unreadable.map(({ fault }) => fault.code)).toEqual([
      'record.no-id',
      'record.no-id',
      'record.id-too-long',
    ]);
    expect(unreadable[0]?.fault.message).toBe(
      'crm.csv line 2: no id in column "id" (columns: id, name)',
    );
  });

  test('rows in another encoding, with the remedy', async () => {
    const bytes = iconv.encode('id,name\n1,Ann\n2,José\n3,Bob\n', 'latin1');
    const { records, unreadable } = await readAll(crm(bytes));
    expect(records.map(({ recordId }) => recordId)).toEqual(['1', '3']);
    expect(unreadable).toMatchObject([
      {
        position: 'crm.csv line 3',
        fault: { code: 'file.wrong-encoding', message: expect.stringContaining('set "encoding"') },
      },
    ]);
  });
});

describe('a broken file ends the read with file, line and remedy, and keeps what was good', () => {
  async function faultOf(content: string | Buffer, settings: Settings = {}) {
    const { error, records } = await readAll(crm(content, settings));
    if (!(error instanceof SourceBroken)) throw new Error('expected the read to break');
    expect(error.kept).toBe(records.length);
    return error;
  }

  test('wrong delimiter', async () => {
    const fault = await faultOf('id;name\n1;Ann\n');
    expect(fault.code).toBe('csv.no-id-column');
    expect(fault.message).toBe(
      'crm.csv line 1: no column "id" (columns: "id;name"); the only column contains ";": set "delimiter: ";"" in the connection',
    );
  });

  test('an id column of another name', async () => {
    const fault = await faultOf('Customer_ID,name\n1,Ann\n', { id: 'customerId' });
    expect(fault.message).toContain('(columns: "Customer_ID", "name"); is it "Customer_ID"?');
  });

  test('no header row', async () => {
    expect((await faultOf('1042,Ann,Bath\n')).message).toContain('the file needs a header row');
  });

  test('cut off in the middle of a row, or of a quoted cell', async () => {
    const inRow = await faultOf('id,name,city\n1,Ann,Bath\n2,Bo');
    expect(inRow).toMatchObject({ code: 'csv.cut-off', position: 'crm.csv line 3', kept: 1 });
    const inCell = await faultOf('id,name\n1,Ann\n2,"Bo');
    expect(inCell).toMatchObject({ code: 'csv.cut-off', position: 'crm.csv line 3', kept: 1 });
    const { unreadable } = await readAll(crm('id,name,city\n1,Ann,Bath\n2,Bo'));
    expect(unreadable).toMatchObject([{ position: 'crm.csv line 3', excerpt: '2,Bo' }]);
  });

  test('empty', async () => {
    expect((await faultOf('')).message).toBe(
      'crm.csv line 1: the file is empty; expected a header row',
    );
  });

  test.each([
    [
      'UTF-16',
      iconv.encode('id,name\n1,Ann\n', 'utf-16le', { addBOM: true }),
      'encoding: utf-16le',
    ],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004whatever'), 'an Excel workbook'],
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'gzip'],
    ['binary', Buffer.from([1, 0, 2, 0, 3]), 'zero bytes'],
    [
      'a header in another encoding',
      iconv.encode('id,prénom\n1,Ann\n', 'latin1'),
      'bytes that are not utf-8',
    ],
    ['without line breaks', `id,name\n${'x'.repeat(4_100_000)}`, 'longer than 4000000 characters'],
    ['a header whose quote is never closed', 'id,"name\n1,Ann\n', 'the header row is broken'],
  ])('%s', async (_, content, hint) => {
    expect((await faultOf(content)).message).toContain(hint);
  });
});

test('a file that is not there may come later', async () => {
  const reader = openSource(
    { connector: 'csv', path: 'missing.csv', delimiter: ',', encoding: 'utf-8' },
    { id: 'id', baseDir: folder.path },
  );
  const { error } = await readAll(reader);
  expect(error).toBeInstanceOf(SourceUnreachable);
  expect(error).toMatchObject({
    code: 'file.missing',
    message: expect.stringContaining('missing.csv: no such file'),
  });
});

test('a connection without a path cannot be opened', () => {
  const open = () =>
    openSource(
      { connector: 'csv', delimiter: ',', encoding: 'utf-8' },
      { id: 'id', baseDir: folder.path },
    );
  expect(open).toThrow('this source has no path');
});
