import type { TableSummary } from '../profile/table-profile';

/** What is kept of a column for later comparison: shapes and shares, no values. */
export interface ColumnFigures {
  readonly name: string;
  /** Records that were looked at, and values of a list. */
  readonly values: number;
  readonly filled: number;
  /** The most frequent shapes of values (`9999-99-99`), with counts. */
  readonly shapes: readonly (readonly [shape: string, count: number])[];
}

/** What is kept of a run. */
export interface RunFigures {
  /** Rows that were read. */
  readonly volume: number;
  /** Rows that were looked at. */
  readonly sampled: number;
  readonly columns: readonly ColumnFigures[];
}

export function runFigures({ records, columns }: TableSummary, volume: number): RunFigures {
  return {
    volume,
    sampled: records,
    columns: [...columns].map(([name, { values, filled, patterns }]) => ({
      name,
      values,
      filled,
      shapes: patterns.map(({ value, count }) => [value, count] as const),
    })),
  };
}

/** Several runs as one: what a column was like on the whole. */
export function pooled(columns: readonly ColumnFigures[]): ColumnFigures {
  const shapes = new Map<string, number>();
  for (const column of columns)
    for (const [shape, count] of column.shapes) shapes.set(shape, (shapes.get(shape) ?? 0) + count);
  return {
    name: columns[0]?.name ?? '',
    values: columns.reduce((sum, { values }) => sum + values, 0),
    filled: columns.reduce((sum, { filled }) => sum + filled, 0),
    shapes: [...shapes],
  };
}
