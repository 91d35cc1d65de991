import type { Model, ModelField } from '@concord/contracts/workspace';

/** What stands in a column: one value or several of it. */
export interface Column {
  readonly name: string;
  readonly shape: 'text' | 'number' | 'whole' | 'boolean' | 'time' | 'address' | 'money';
  readonly many: boolean;
}

/** By column a value, a list of values where there may be several; absent where there is none. */
export type Row = Readonly<Record<string, unknown>>;

/** What an export has the columns of, whatever its rows hold: known before the first row is read. */
export interface Table {
  readonly columns: readonly Column[];
  rowOf(item: unknown): Row;
}

export function column(name: string, shape: Column['shape'], many = false): Column {
  return { name, shape, many };
}

const shapes: Partial<Readonly<Record<ModelField['type'], Column['shape']>>> = {
  number: 'number',
  boolean: 'boolean',
  address: 'address',
  money: 'money',
};

/** A column for each field of people and organizations; of a name with two meanings, its values as texts. */
export function fieldColumns({ entities }: Model): Column[] {
  const columns = new Map<string, Column>();
  for (const { kind = 'party', fields } of Object.values(entities)) {
    if (kind !== 'party') continue;
    for (const [name, { type, many }] of Object.entries(fields)) {
      const [known, own] = [columns.get(name), column(name, shapes[type] ?? 'text', many)];
      if (known === undefined) columns.set(name, own);
      else if (known.shape !== own.shape) columns.set(name, column(name, 'text', true));
      else columns.set(name, column(name, own.shape, many || known.many));
    }
  }
  return [...columns.values()];
}
