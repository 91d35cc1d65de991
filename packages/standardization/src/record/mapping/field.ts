import type { FieldMapping, LookupTables, ValueExpression } from '@concord/contracts/workspace';
import { isEmpty, valueReader, type RawRecord, type RawValue, type ValueReader } from './value';

type AddressExpression = Extract<FieldMapping, { address: unknown }>;

/** A raw value, or the raw components of an address, on the way to its standardizer. */
export type MappedValue =
  | ({ readonly kind: 'value' } & RawValue)
  | { readonly kind: 'address'; readonly parts: Readonly<Record<string, unknown>> };

/** All raw values of a field for one record, in the order of the mapping; empty ones left out. */
export type FieldReader = (data: RawRecord, record: RawRecord) => MappedValue[];

/** Prepares the mapping of a field, to be used for every record. @throws ExpressionError */
export function fieldReader(mapping: FieldMapping, tables: LookupTables): FieldReader {
  if (Array.isArray(mapping)) {
    const readers = mapping.map((entry) => fieldReader(entry, tables));
    return (data, record) => realFirst(readers.flatMap((read) => read(data, record)));
  }
  if (isAddress(mapping)) return addressReader(mapping, tables);
  const read = valueReader(mapping, tables);
  return (data, record) => read(data, record).map((value) => ({ kind: 'value', ...value }));
}

/** A default stands in only where no other entry of the list has a value. */
function realFirst(values: readonly MappedValue[]): MappedValue[] {
  const real = values.filter((value) => value.kind === 'address' || value.imputed !== true);
  return real.length > 0 ? real : [...values];
}

function isAddress(mapping: FieldMapping): mapping is AddressExpression {
  return typeof mapping === 'object' && !Array.isArray(mapping) && 'address' in mapping;
}

interface ComponentReader {
  readonly component: string;
  readonly read: ValueReader;
  readonly isConstant: boolean;
}

function addressReader({ address }: AddressExpression, tables: LookupTables): FieldReader {
  const readers = Object.entries(address).map(([component, expression]): ComponentReader => ({
    component,
    read: valueReader(expression, tables),
    isConstant: isConstant(expression),
  }));
  return (data, record) => {
    const parts: Record<string, unknown> = {};
    let fromColumns = false;
    for (const { component, read, isConstant } of readers) {
      const value = read(data, record).find(({ raw }) => !isEmpty(raw));
      if (value === undefined) continue;
      parts[component] = value.raw;
      fromColumns ||= !isConstant && value.imputed !== true;
    }
    // A country that is constant or filled in is no address.
    return fromColumns ? [{ kind: 'address', parts }] : [];
  };
}

function isConstant(expression: ValueExpression): boolean {
  return typeof expression === 'object' && 'constant' in expression;
}
