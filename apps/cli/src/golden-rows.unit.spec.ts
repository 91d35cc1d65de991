import { csvLines } from './csv';
import { goldenRows } from './golden-rows';

describe(goldenRows, () => {
  it('makes one row of values per customer', async () => {
    async function* lines() {
      const origin = { key: 'crm:1', rule: 'union' };
      const address = { lines: ['1 High St'], city: 'Leeds' };
      const fields = {
        email: [
          { value: 'ann@x.org', ...origin },
          { value: 'a@y.org', ...origin },
        ],
        address: [{ value: address, ...origin }],
      };
      yield await Promise.resolve(JSON.stringify({ id: 'ent_1', version: 2, fields, sources: 3 }));
    }
    const rows: string[] = [];
    for await (const row of csvLines(goldenRows(lines()))) rows.push(row);

    expect(rows).toEqual([
      'id,version,sources,email,address.lines,address.city',
      'ent_1,2,3,ann@x.org | a@y.org,1 High St,Leeds',
    ]);
  });
});
