import type { TableSummary } from '@concord/profiling';
import { componentOf, inferTable, type InferredColumn } from '@concord/profiling/inference';
import { expectationOf } from './expectations';
import type { Expectation } from './tasks';

/** A column that was taken for something else. */
export interface WrongColumn {
  readonly column: string;
  readonly expected: Expectation;
  readonly found: string;
}

export interface Grade {
  readonly columns: number;
  readonly right: number;
  readonly wrong: readonly WrongColumn[];
}

/** All that a column was found to be: its type, and its part of an address or of the record. */
function foundIn({ meaning, type }: InferredColumn): Expectation[] {
  if (meaning === 'record.id') return ['id'];
  if (meaning === 'record.changedAt') return ['changedAt'];
  const component = componentOf(meaning);
  if (meaning === 'address.whole') return ['address', 'address.line1'];
  return component === undefined ? [type] : [expectationOf(component), type];
}

/**
 * Compares what columns were found to be with what they are. `nameOf` gives the name of each column in the table,
 * where others than its own are tried.
 */
export function grade(
  table: TableSummary,
  expected: ReadonlyMap<string, Expectation>,
  today: string,
  nameOf: (column: string) => string = (column) => column,
): Grade {
  const renamed = new Map([...table.columns].map(([column, summary]) => [nameOf(column), summary]));
  const { columns } = inferTable({ ...table, columns: renamed }, today);
  const found = new Map(columns.map((column) => [column.column, foundIn(column)]));
  const wrong = [...expected].flatMap(([column, expectation]): WrongColumn[] => {
    const readings = found.get(nameOf(column)) ?? ['nothing: there is no such column'];
    if (readings.includes(expectation)) return [];
    return [{ column, expected: expectation, found: readings[0] ?? 'nothing' }];
  });
  return { columns: expected.size, right: expected.size - wrong.length, wrong };
}

/** Names that say nothing: `column_1` and on. */
export function withoutNames(table: TableSummary): (column: string) => string {
  const order = [...table.columns.keys()];
  return (column) => `column_${order.indexOf(column) + 1}`;
}

/** Names that lead astray: each column has that of its neighbour. */
export function withWrongNames(table: TableSummary): (column: string) => string {
  const order = [...table.columns.keys()];
  return (column) => order[(order.indexOf(column) + 1) % order.length] ?? column;
}
