import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committed, generateRetail, recordsOf, retailRecords, writeRetail } from './generator';

const example = join(__dirname, '..');
const files = [
  'data/crm.csv',
  'data/erp.ndjson',
  'data/newsletter.xml',
  'data/shop.json',
  'truth/truth.csv',
];

describe('the committed data', () => {
  it('is byte for byte what the generator writes (npm run data -w examples/retail)', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'concord-retail-'));
    try {
      await writeRetail(dir);
      for (const file of files) {
        const [written, kept] = await Promise.all([
          readFile(join(dir, file)),
          readFile(join(example, file)),
        ]);
        expect([file, written.equals(kept)]).toEqual([file, true]);
      }
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('has 800 customers, more than 2,000 records, and a truth for all but junk', () => {
    const records = [...retailRecords(committed)];
    const { truth } = generateRetail(committed);
    expect(records.length).toBeGreaterThan(2000);
    expect(new Set(truth.map(({ customer }) => customer)).size).toBe(800);
    const repeats = records.filter(({ repeat }) => repeat).length;
    const junk = records.filter(({ customer }) => customer === undefined);
    expect(repeats).toBeGreaterThan(5);
    expect(junk.length).toBeGreaterThan(5);
    expect(truth).toHaveLength(
      records.length - repeats - junk.filter(({ repeat }) => !repeat).length,
    );
  });

  it('is three tenths Chinese, written in characters or in pinyin', () => {
    const shop = [...recordsOf('shop', committed)].map(({ data }) => JSON.stringify(data));
    const chinese = shop.filter((line) => line.includes('"country":"CN"'));
    expect(chinese.length / shop.length).toBeGreaterThan(0.22);
    expect(chinese.length / shop.length).toBeLessThan(0.38);
    expect(chinese.some((line) => /"last_name":"(张|陈|刘|吴)"/.test(line))).toBe(true);
    expect(chinese.some((line) => /"last_name":"(張|陳|劉|吳)"/.test(line))).toBe(true);
    expect(chinese.some((line) => /"last_name":"(Zhang|Chen|Liu|Wu)"/.test(line))).toBe(true);
  });

  it('holds the damage of real systems', () => {
    const { crm, erp, newsletter } = generateRetail(committed);
    expect(crm).toContain('\nC-99001,Robert,Mille\n');
    expect(crm).toMatch(/,(N\/A|NULL|无),/);
    expect(erp.split('\n')[59]).toBe(
      '{"kundennummer":"K9999001","kunde":{"art":"privat","name":"Weber, Kar',
    );
    expect(`${crm}${erp}${newsletter}`).toMatch(/asdf|测试|test@test\.com/);
  });
});

describe('what hangs on the records', () => {
  const data = (source: 'shop' | 'erp') =>
    [...recordsOf(source, committed)].map((record) => JSON.stringify(record.data));

  it('is orders, tickets, households that have more than one record, and employers that exist', () => {
    const [shop, erp] = [data('shop').join(), data('erp')];
    expect(shop).toMatch(/"orders":\[\{"number":"\d+-1","placed_at":"202[45]-.*"currency":"CNY"/);
    expect(shop).toMatch(/"tickets":\[\{"number":"T\d+-1"/);
    const households = erp.flatMap((row) => /"haushalt":"[^"]+"/.exec(row) ?? []);
    expect(households.length - new Set(households).size).toBeGreaterThan(10);
    const employers = erp.flatMap((row) => /"arbeitgeber":"([^"]+)"/.exec(row)?.[1] ?? []);
    const ids = new Set(erp.map((row) => /"kundennummer":"([^"]+)"/.exec(row)?.[1]));
    expect(employers.length).toBeGreaterThan(50);
    expect(employers.filter((employer) => !ids.has(employer))).toEqual([]);
  });

  it('changes nothing else, and is left out where nobody asks for it', () => {
    const plain = { customers: committed.customers, seed: committed.seed };
    const rest = (options: typeof committed) =>
      [...retailRecords(options)].map(({ data: found, ...record }) => {
        const known = ['orders', 'tickets', 'haushalt', 'arbeitgeber'];
        const kept = Object.entries(found ?? {}).filter(([key]) => !known.includes(key));
        return { ...record, data: Object.fromEntries(kept) };
      });
    expect(rest(committed)).toEqual([...retailRecords(plain)]);
  });
});

describe('retailRecords', () => {
  it('gives the same records for the same seed and others for another', () => {
    const ids = (seed: number) => JSON.stringify([...retailRecords({ customers: 20, seed })]);
    expect(ids(1)).toBe(ids(1));
    expect(ids(2)).not.toBe(ids(1));
  });

  it('gives about five records a customer when asked, and fast', () => {
    const started = performance.now();
    let count = 0;
    for (const { repeat } of retailRecords({ customers: 2000, seed: 3, recordsPerCustomer: 5 })) {
      if (!repeat) count += 1;
    }
    const seconds = (performance.now() - started) / 1000;
    expect(count / 2000).toBeGreaterThan(4.8);
    expect(count / 2000).toBeLessThan(5.2);
    // 30,000 and more on an idle laptop; the bound leaves room for a busy one.
    expect(count / seconds).toBeGreaterThan(5000);
  });

  it('never gives two records of a source the same id, but for repeats', () => {
    const ids = [...recordsOf('crm', committed)].filter(({ repeat }) => !repeat);
    expect(new Set(ids.map(({ recordId }) => recordId)).size).toBe(ids.length);
  });
});
