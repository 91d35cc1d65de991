import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkspace } from '@concord/workspace';
import { runProgram } from '../program';
import { recordedTerminal } from '../testing/recorded-terminal';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'concord-infer-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function infer(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { terminal, printed, noted } = recordedTerminal();
  process.exitCode = undefined;
  const code = await runProgram(['infer', ...args], terminal);
  process.exitCode = undefined;
  return { code, out: printed(), err: noted() };
}

function file(name: string, content: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const customers = `Kundennummer;Vorname;Nachname;E-Mail;Geboren;PLZ;Ort
K1;Hans;Müller;hans@mueller.de;03.04.1965;10115;Berlin
K2;Petra;Schmidt;p.schmidt@web.de;28.11.1990;80331;München
K3;Klaus;Weber;klaus.weber@gmx.de;17.01.1978;20095;Hamburg
K4;Monika;Fischer;;05.05.1959;50667;Köln
`;

describe('concord infer', () => {
  it('shows each column with what it becomes and why, and a source file to paste', async () => {
    const { code, out } = await infer(file('Kunden 2024.csv', customers), '--workspace', dir);
    expect(code).toBe(0);
    expect(out).toMatch(/Kunden 2024\.csv: 4 records \(CSV, utf-8, delimiter ";"\)/);
    expect(out).toMatch(/Nachname +familyName +name\.family +\d+ % +100 % +4 /);
    expect(out).toContain(`source: kunden-2024
entity: customer
connection: { connector: csv, delimiter: ;, path: Kunden 2024.csv }
id: Kundennummer
mapping:
  givenName: Vorname
  familyName: Nachname
  email: E-Mail
  birthDate: Geboren
  address: { address: { postcode: PLZ, city: Ort } }
`);
  });

  it('makes a workspace that is valid, and whose model the next file is mapped to', async () => {
    const work = join(dir, 'work');
    const first = await infer(file('crm.csv', customers), '--workspace', work, '--write');
    expect(first.err).toContain(join(work, 'sources', 'crm.yaml'));
    const lines =
      '{"no":"7","who":{"mail":"ann@lee.org","surname":"Lee"}}\n{"no":"8","who":{"mail":"bob@ray.org","surname":"Ray"}}\n';
    await infer(file('shop.ndjson', lines), '--workspace', work, '--write');
    const read = await readWorkspace(work, {});
    expect(read.ok ? [] : read.faults).toEqual([]);
    expect(
      read.ok && read.workspace.sources.map(({ source, mapping }) => [source, mapping]),
    ).toEqual([
      ['crm', expect.objectContaining({ birthDate: 'Geboren', email: 'E-Mail' })],
      ['shop', { email: 'who.mail', familyName: 'who.surname' }],
    ]);
  });

  it('proposes transactions for a list in the records', async () => {
    const rows = [1, 2, 3].map((at) => ({
      id: at,
      email: `ann${at}@lee.org`,
      orders: [
        { no: `A-${at}`, total: 12.5 },
        { no: `B-${at}`, total: 7 },
      ],
    }));
    const work = join(dir, 'work');
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    const { out } = await infer(file('shop.ndjson', lines), '--workspace', work, '--write');
    expect(out).toMatch(/orders\[\]\.total +order\.total/);
    const read = await readWorkspace(work, {});
    expect(read.ok ? read.workspace : read.faults).toMatchObject({
      model: { entities: { order: { kind: 'transaction' } } },
      sources: [{ id: 'id', attached: [{ entity: 'order', each: 'orders', id: 'no' }] }],
    });
  });

  it('overwrites nothing', async () => {
    mkdirSync(join(dir, 'sources'));
    writeFileSync(join(dir, 'sources', 'crm.yaml'), 'mine');
    const { code, err } = await infer(file('crm.csv', customers), '--workspace', dir, '--write');
    expect(code).toBe(1);
    expect(err).toContain('is there already');
    expect(readFileSync(join(dir, 'sources', 'crm.yaml'), 'utf8')).toBe('mine');
  });

  it('gives profile and meaning of each column as JSON', async () => {
    const { out } = await infer(
      file('crm.csv', customers),
      '--json',
      '--source',
      'old',
      '--workspace',
      dir,
    );
    expect(JSON.parse(out)).toMatchObject({
      records: 4,
      format: { connector: 'csv', delimiter: ';' },
      source: { source: 'old', id: 'Kundennummer' },
      columns: expect.arrayContaining([
        expect.objectContaining({
          column: 'E-Mail',
          type: 'email',
          confidence: expect.any(Number),
          profile: expect.objectContaining({ values: 4, filled: 3, distinct: 3 }),
        }),
      ]),
    });
  });

  it.each([
    ['Chinese in GB 18030 without a header', Buffer.from('1LH+DQo=', 'base64')],
    ['nothing', ''],
    ['half a record', '{"a":'],
    ['bytes', Buffer.from([0, 1, 2, 3, 255, 254, 0, 7])],
    ['broken XML', '<a><b id="1"></a>'],
  ])('answers %s with a result or a reason, never a stack', async (_, content) => {
    const { code, err } = await infer(file('data.bin', content), '--workspace', dir);
    expect([0, 1, 2]).toContain(code);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('names a file that is not there', async () => {
    const { code, err } = await infer(join(dir, 'nothing.csv'), '--workspace', dir);
    expect(code).toBe(2);
    expect(err).toMatch(/There is no file .*nothing\.csv/);
  });

  it('reads a list in a JSON document, and says how such records can come', async () => {
    const list = {
      data: {
        items: [
          { id: 1, email: 'ann@lee.org' },
          { id: 2, email: 'bob@ray.org' },
        ],
      },
    };
    const { out } = await infer(
      file('shop.json', JSON.stringify(list, null, 2)),
      '--workspace',
      dir,
    );
    expect(out).toContain('shop.json: 2 records (one JSON document)');
    expect(out).toContain('connection: { connector: push }');
  });

  it('looks at a sample of a file beyond 64 MB, from all over it', async () => {
    const path = join(dir, 'big.csv');
    const row = (at: number): string =>
      `C-${at},${at % 2 === 0 ? 'Ann' : 'Bob'},${'x'.repeat(80)}\n`;
    const rows = Array.from({ length: 10_000 }, (_, at) => row(at)).join('');
    writeFileSync(path, `id,first_name,padding\n${rows.repeat(80)}`);
    const { out } = await infer(path, '--workspace', dir);
    expect(out).toMatch(/big\.csv: [\d,]+ records, a sample of \d+ % of the file/);
    expect(out).toMatch(/first_name +givenName/);
  });
});
