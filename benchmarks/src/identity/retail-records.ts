import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { recordKey, type RecordKey } from '@concord/contracts/names';
import type { Source, Workspace } from '@concord/contracts/workspace';
import { generateRetail, writeRetail, type RetailOptions } from '@concord/example-retail/generator';
import { startShop } from '@concord/example-retail/shop-server';
import { readLabelled, type LabelledRecords } from './labelled-records';

/** All four sources of the retail example, the shop's over HTTP, as the services read them; and who is who. */
export async function readRetail(
  { sources }: Workspace,
  options: RetailOptions,
): Promise<LabelledRecords> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-retail-'));
  const { shop: customers, truth } = generateRetail(options);
  const shop = await startShop({ records: customers });
  try {
    await writeRetail(folder, options);
    const read = await readLabelled(sources.map((source) => onOurData(source, folder, shop.url)));
    return { ...read, truth: new Map(truth.map(entryOf)) };
  } finally {
    await Promise.all([shop.close(), rm(folder, { recursive: true })]);
  }
}

function entryOf(row: { source: string; recordId: string; customer: string }): [RecordKey, string] {
  return [recordKey(row.source, row.recordId), row.customer];
}

function onOurData(source: Source, folder: string, shopUrl: string): Source {
  const { connection } = source;
  if (connection.connector === 'http')
    return { ...source, connection: { ...connection, url: `${shopUrl}/customers` } };
  if (!('path' in connection) || connection.path === undefined) return source;
  return {
    ...source,
    connection: { ...connection, path: join(folder, 'data', basename(connection.path)) },
  };
}
