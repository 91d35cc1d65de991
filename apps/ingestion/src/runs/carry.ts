import type { SourceItem } from '@concord/connectors/source';
import { columnAt } from '@concord/contracts/column';

/** Column and what the latest row that filled it said; pairs, since a column may hold dots. */
export type CarriedColumns = readonly (readonly [column: string, value: unknown])[];

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

/**
 * Follows a source row by row, and knows for each what the rows before say where it is empty: printed
 * lists and merged cells write a region or a branch only once. What could not be read changes nothing.
 */
export class Carry {
  private readonly last: Map<string, unknown>;

  /** @param before where an interrupted run had got to. */
  constructor(
    private readonly columns: readonly string[],
    before: CarriedColumns = [],
  ) {
    this.last = new Map(before);
  }

  /** What is carried into the next row; undefined where it fills every column itself. */
  into(item: SourceItem): Readonly<Record<string, unknown>> | undefined {
    if (item.kind !== 'record' || this.columns.length === 0) return undefined;
    const carried: [string, unknown][] = [];
    for (const column of this.columns) {
      const value = columnAt(item.data, column);
      if (!isEmpty(value)) this.last.set(column, value);
      else if (this.last.has(column)) carried.push([column, this.last.get(column)]);
    }
    return carried.length === 0 ? undefined : Object.fromEntries(carried);
  }

  get state(): CarriedColumns {
    return [...this.last];
  }
}
