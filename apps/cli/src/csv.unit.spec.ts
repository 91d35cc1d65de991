import { columnsOf, csvLines, csvRow } from './csv';

async function csvOf(...records: unknown[]): Promise<string[]> {
  async function* lines() {
    for (const record of records) yield await Promise.resolve(JSON.stringify(record));
  }
  const rows: string[] = [];
  for await (const row of csvLines(lines())) rows.push(row);
  return rows;
}

describe(columnsOf, () => {
  it('names parts by dots and joins plain lists', () => {
    const columns = columnsOf({
      id: 'ent_1',
      fields: { email: ['a@x.org', 'b@x.org'], address: [{ lines: ['1 High St'], city: 'Leeds' }] },
    });

    expect([...columns]).toEqual([
      ['id', 'ent_1'],
      ['fields.email', 'a@x.org | b@x.org'],
      ['fields.address.lines', '1 High St'],
      ['fields.address.city', 'Leeds'],
    ]);
  });

  it('numbers further objects of a list and leaves out what is null or empty', () => {
    const columns = columnsOf({ reasons: [{ code: 'a' }, { code: 'b' }], none: null, empty: [] });

    expect([...columns]).toEqual([
      ['reasons.code', 'a'],
      ['reasons.2.code', 'b'],
    ]);
  });
});

describe(csvRow, () => {
  it('quotes commas, quotes and line breaks, and nothing else', () => {
    expect(csvRow(['Ann', 'Smith, Ltd', 'the "one"', 'a\nb', 7, true, undefined])).toBe(
      'Ann,"Smith, Ltd","the ""one""","a\nb",7,true,',
    );
  });
});

describe(csvLines, () => {
  it('has a column for everything that occurs in any record', async () => {
    expect(await csvOf({ id: 1, name: '张三' }, { id: 2, phone: '+44' })).toEqual([
      'id,name,phone',
      '1,张三,',
      '2,,+44',
    ]);
  });
});
