import type { Model } from '@concord/contracts/workspace';
import { crosswalkEntry, customer } from '../customers/customer';
import { column, fieldColumns, type Column, type Row, type Table } from './table';

const known: readonly Column[] = [
  column('id', 'text'),
  column('version', 'whole'),
  column('entity', 'text'),
  column('sources', 'whole'),
  column('createdAt', 'time'),
  column('changedAt', 'time'),
];

/** Golden records as a table: their values by field, without the origin of each; that is in NDJSON. */
export function goldenTable(model: Model): Table {
  const fields = fieldColumns(model).map((field) =>
    known.some(({ name }) => name === field.name)
      ? { as: column(`fields.${field.name}`, field.shape, field.many), field: field.name }
      : { as: field, field: field.name },
  );
  return {
    columns: [...known, ...fields.map(({ as }) => as)],
    rowOf: (item) => {
      const { fields: values, ...rest } = customer.parse(item);
      const row: Record<string, unknown> = { ...rest };
      for (const { as, field } of fields) {
        const list = values[field]?.map(({ value }) => value) ?? [];
        row[as.name] = as.many ? list : list[0];
      }
      return row satisfies Row;
    },
  };
}

export const crosswalkTable: Table = {
  columns: [column('source', 'text'), column('recordId', 'text'), column('entityId', 'text')],
  rowOf: (item) => crosswalkEntry.parse(item),
};
