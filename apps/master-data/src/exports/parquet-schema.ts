import { addressValue } from '@concord/contracts/canonical';
import type { SchemaElement } from 'hyparquet-writer';
import type { Column } from './table';

const text = (name: string): SchemaElement => ({
  ...{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
});

/** The elements of a value, its children behind it, as a Parquet schema lists them. */
function valueElements(name: string, shape: Column['shape']): SchemaElement[] {
  const plain = { name, repetition_type: 'OPTIONAL' } as const;
  switch (shape) {
    case 'text':
      return [text(name)];
    case 'number':
      return [{ ...plain, type: 'DOUBLE' }];
    case 'whole':
      return [{ ...plain, type: 'INT32' }];
    case 'boolean':
      return [{ ...plain, type: 'BOOLEAN' }];
    case 'time':
      return [{ ...plain, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }];
    case 'money':
      return group(name, [
        [{ name: 'amount', repetition_type: 'OPTIONAL', type: 'DOUBLE' }],
        [text('currency')],
      ]);
    case 'address':
      return group(
        name,
        Object.keys(addressValue.shape).map((part) =>
          part === 'lines' ? list('lines', 'text') : [text(part)],
        ),
      );
  }
}

function group(name: string, children: readonly SchemaElement[][]): SchemaElement[] {
  return [{ name, repetition_type: 'OPTIONAL', num_children: children.length }, ...children.flat()];
}

function list(name: string, shape: Column['shape']): SchemaElement[] {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...valueElements('element', shape),
  ];
}

/** The schema of a table: lists where there may be several values, groups for addresses and amounts. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, shape, many }) =>
      many ? list(name, shape) : valueElements(name, shape),
    ),
  ];
}

/** A value as its column wants it, `null` where it is none of it: a masked number is a text. */
export function parquetValue({ shape, many }: Column, value: unknown): unknown {
  if (many) {
    const all = Array.isArray(value) ? value.map((one) => parquetValue(single(shape), one)) : [];
    return all.length === 0 ? null : all;
  }
  switch (shape) {
    case 'text':
      return value === undefined || value === null ? null : plainText(value);
    case 'number':
    case 'whole':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'time':
      return typeof value === 'string' ? new Date(value) : null;
    case 'address':
    case 'money':
      return typeof value === 'object' && value !== null ? value : null;
  }
}

const single = (shape: Column['shape']): Column => ({ name: '', shape, many: false });

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
