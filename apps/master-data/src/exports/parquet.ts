import type { Encoding } from '@concord/service-kit';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { parquetSchema, parquetValue } from './parquet-schema';
import type { Row, Table } from './table';

/** Rows that are held before they are written: some megabytes. */
const groupRows = 5_000;

/** Apache Parquet, compressed with Snappy: groups of rows as they come, the index at the end. */
export function parquetOf(table: Table): Encoding {
  return {
    mediaType: 'application/vnd.apache.parquet',
    async *encode(items) {
      const writer = new ByteWriter();
      const schema = parquetSchema(table.columns);
      const parquet = new ParquetWriter({ writer, schema, createdBy: 'concord' });
      let rows: Row[] = [];
      for await (const item of items) {
        rows.push(table.rowOf(item));
        if (rows.length < groupRows) continue;
        await parquet.write({ columnData: columnData(table, rows), rowGroupSize: groupRows });
        rows = [];
        yield taken(writer);
      }
      if (rows.length > 0) {
        await parquet.write({ columnData: columnData(table, rows), rowGroupSize: groupRows });
      }
      await parquet.finish();
      yield taken(writer);
    },
  };
}

function columnData({ columns }: Table, rows: readonly Row[]) {
  return columns.map((column) => ({
    name: column.name,
    data: rows.map((row) => parquetValue(column, row[column.name])),
  }));
}

/** What was written since the last time; positions within the file go on. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
