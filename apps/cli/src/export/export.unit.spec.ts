import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportPart, MasterDataApi } from '../master-data-api';
import { stateFile } from './export-state';
import { exportLinesToFile } from './line-export';
import { exportParquetFile, exportParquetFolder } from './parquet-export';

const names = ['Ashdown', 'Brook "B"', 'Cole\nJr.', 'Dunn', 'Eames'];

/** Master data with five customers; breaks off within a part, when told to. */
class Exports implements MasterDataApi {
  breaksIn: number | undefined;
  asked: (string | undefined)[] = [];

  rows() {
    return Promise.resolve(names.length);
  }

  exportPart({ format, after, limit = 100 }: ExportPart) {
    this.asked.push(after);
    const from = after === undefined ? 0 : Number(after);
    const rows = names.slice(from, from + limit);
    const breaks = this.breaksIn === this.asked.length;
    const quoted = (name: string) =>
      format === 'csv' ? `"${name.replaceAll('"', '""')}"` : JSON.stringify(name);
    async function* chunks() {
      if (format === 'csv' && from === 0) yield 'familyName\n';
      for (const name of rows) yield await Promise.resolve(`${quoted(name)}\n`);
      if (breaks) throw new Error('terminated');
    }
    const next = from + limit < names.length ? { next: String(from + limit) } : {};
    const body = ReadableStream.from(chunks()).pipeThrough(new TextEncoderStream());
    return Promise.resolve({ body, position: 40 + this.asked.length, ...next });
  }
}

const place = async (name: string) => join(await mkdtemp(join(tmpdir(), 'concord-export-')), name);
const job = (
  output: string,
  resume: boolean,
  onRows: (rows: number) => void = () => undefined,
) => ({
  ...{ what: 'golden' as const, output, resume, onRows, partRows: 2 },
});
const whole = 'familyName\n"Ashdown"\n"Brook ""B"""\n"Cole\nJr."\n"Dunn"\n"Eames"\n';

describe('an export of lines', () => {
  it('is written in parts with one header, and counts rows, not line breaks in quotes', async () => {
    const output = await place('golden.csv');
    const told: number[] = [];
    const exports = new Exports();
    const outcome = await exportLinesToFile(
      exports,
      'csv',
      job(output, false, (rows) => told.push(rows)),
    );
    expect(outcome).toEqual({ rows: 5, position: 41 });
    expect(await readFile(output, 'utf8')).toBe(whole);
    expect(exports.asked).toEqual([undefined, '2', '4']);
    expect(told.at(-1)).toBe(5);
    await expect(readFile(stateFile(output))).rejects.toThrow('ENOENT');
  });

  it('goes on behind the last complete part after an interruption, with the first position', async () => {
    const output = await place('golden.csv');
    const broken = new Exports();
    broken.breaksIn = 2;
    await expect(exportLinesToFile(broken, 'csv', job(output, false))).rejects.toThrow(
      'terminated',
    );
    expect(await readFile(output, 'utf8')).toContain('Dunn');

    const exports = new Exports();
    const outcome = await exportLinesToFile(exports, 'csv', job(output, true));
    expect(exports.asked).toEqual(['2', '4']);
    expect(outcome).toEqual({ rows: 5, position: 41 });
    expect(await readFile(output, 'utf8')).toBe(whole);
  });

  it('goes on only with what was begun, as what it was', async () => {
    const output = await place('golden.csv');
    await expect(exportLinesToFile(new Exports(), 'csv', job(output, true))).rejects.toThrow(
      'There is nothing to go on with',
    );
    await writeFile(
      stateFile(output),
      '{"what":"xref","format":"csv","bytes":0,"rows":0,"parts":0}',
    );
    await expect(exportLinesToFile(new Exports(), 'csv', job(output, true))).rejects.toThrow(
      'is not of an export of golden as csv',
    );
  });
});

describe('an export of Parquet', () => {
  it('to a folder has one file for each part, and goes on with the part that was cut', async () => {
    const output = await place('golden');
    const broken = new Exports();
    broken.breaksIn = 3;
    await expect(exportParquetFolder(broken, job(output, false))).rejects.toThrow('terminated');
    const exports = new Exports();
    const outcome = await exportParquetFolder(exports, job(output, true));
    expect(exports.asked).toEqual(['4']);
    expect(outcome).toMatchObject({ files: 3, position: 41 });
    const files = ['part-00001.parquet', 'part-00002.parquet', 'part-00003.parquet'];
    expect((await readdir(output)).sort()).toEqual(files);

    const short = new Exports();
    await exportParquetFolder(short, { ...job(output, false), partRows: 100 });
    expect(await readdir(output)).toEqual(['part-00001.parquet']);
  });

  it('to a file is there when it is whole, and is never gone on with', async () => {
    const output = await place('golden.parquet');
    const broken = new Exports();
    broken.breaksIn = 1;
    await expect(exportParquetFile(broken, job(output, false))).rejects.toThrow('terminated');
    await expect(readFile(output)).rejects.toThrow('ENOENT');
    expect(await exportParquetFile(new Exports(), job(output, false))).toMatchObject({ files: 1 });
    await expect(exportParquetFile(new Exports(), job(output, true))).rejects.toThrow(
      'cannot be gone on with',
    );
  });
});
