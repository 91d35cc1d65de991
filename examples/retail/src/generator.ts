import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { sourceFiles, truthCsv, type SourceFile } from './files/source-files';
import { isShopCustomer, type ShopCustomer } from './records/shop';
import type { RetailRecord, SourceName } from './records/retail-record';
import { retailRecords, type RetailOptions } from './records/stream';

export { recordsOf, retailRecords } from './records/stream';
export type { RetailRecord, SourceName } from './records/retail-record';
export type { RetailOptions } from './records/stream';
export type { ShopCustomer } from './records/shop';

export interface Truth {
  readonly source: SourceName;
  readonly recordId: string;
  readonly customer: string;
}

export interface Retail {
  readonly crm: string;
  readonly erp: string;
  readonly newsletter: string;
  readonly shop: readonly ShopCustomer[];
  readonly truth: readonly Truth[];
}

/** The data that is committed with the example. */
export const committed: RetailOptions = { customers: 800, seed: 20_250_101, history: true };

function text(file: SourceFile, records: readonly RetailRecord[]): string {
  return (
    file.begin + records.map((record, index) => file.row(record, index + 1)).join('') + file.end
  );
}

/** The whole example in memory: three files as text, the shop's records, and who is who. */
export function generateRetail(options: RetailOptions): Retail {
  const records = [...retailRecords(options)];
  const of = (source: SourceName): RetailRecord[] =>
    records.filter((record) => record.source === source);
  return {
    crm: text(sourceFiles.crm, of('crm')),
    erp: text(sourceFiles.erp, of('erp')),
    newsletter: text(sourceFiles.newsletter, of('newsletter')),
    shop: of('shop').flatMap(({ data }) => (isShopCustomer(data) ? [data] : [])),
    truth: records.flatMap(({ source, recordId, customer, repeat }) =>
      customer === undefined || repeat ? [] : [{ source, recordId, customer }],
    ),
  };
}

/** A file that is written row by row; `write` answers when there is room for more. */
async function openFile(path: string, file: SourceFile) {
  const stream = createWriteStream(path);
  await once(stream, 'open');
  stream.write(file.begin);
  let rows = 0;
  return {
    write: async (record: RetailRecord): Promise<void> => {
      rows += 1;
      if (!stream.write(file.row(record, rows))) await once(stream, 'drain');
    },
    close: async (): Promise<void> => {
      stream.end(file.end);
      await finished(stream);
    },
  };
}

/**
 * Writes `data/crm.csv`, `data/erp.ndjson`, `data/newsletter.xml`, `data/shop.json` and
 * `truth/truth.csv` below the folder, in one pass: any number of customers fits into memory.
 * Answers how many records each source has, repeats and junk included, broken rows not.
 */
export async function writeRetail(
  dir: string,
  options: RetailOptions = committed,
): Promise<Record<SourceName, number>> {
  await mkdir(join(dir, 'data'), { recursive: true });
  await mkdir(join(dir, 'truth'), { recursive: true });
  const files = {
    crm: await openFile(join(dir, 'data/crm.csv'), sourceFiles.crm),
    erp: await openFile(join(dir, 'data/erp.ndjson'), sourceFiles.erp),
    newsletter: await openFile(join(dir, 'data/newsletter.xml'), sourceFiles.newsletter),
    shop: await openFile(join(dir, 'data/shop.json'), sourceFiles.shop),
  };
  const truth = await openFile(join(dir, 'truth/truth.csv'), truthCsv);
  const counts: Record<SourceName, number> = { crm: 0, erp: 0, newsletter: 0, shop: 0 };
  for (const record of retailRecords(options)) {
    counts[record.source] += 1;
    await files[record.source].write(record);
    await truth.write(record);
  }
  for (const file of [...Object.values(files), truth]) await file.close();
  return counts;
}
