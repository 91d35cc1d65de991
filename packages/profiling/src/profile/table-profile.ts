import { ColumnProfile, type ColumnState, type ColumnSummary } from './column-profile';

export { ColumnProfile, type ColumnState, type ColumnSummary } from './column-profile';
export type { Counted } from './distinct-sample';
export type { NumberSummary } from './quantiles';
export { patternOf } from './pattern';

/** Wider and deeper records are read as far as this. */
const mostColumns = 500;
const deepest = 6;

/** A scalar of a record, under the path that a mapping would call it by. */
interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `{ kunde: { name } }` is `kunde.name`; entries of a list of objects are below `orders[]`. */
function* leavesOf(value: unknown, path: string, depth: number): Generator<Leaf> {
  if (Array.isArray(value) && depth < deepest) {
    for (const entry of value as unknown[]) {
      yield* leavesOf(entry, isObject(entry) ? `${path}[]` : path, depth + 1);
    }
  } else if (isObject(value) && depth < deepest) {
    for (const [name, part] of Object.entries(value)) {
      yield* leavesOf(part, path === '' ? name : `${path}.${name}`, depth + 1);
    }
  } else yield { path, value };
}

export interface TableSummary {
  readonly records: number;
  /** By column path, in the order in which they were first seen. */
  readonly columns: ReadonlyMap<string, ColumnSummary>;
  /** Columns beyond the most that are looked at. */
  readonly ignored: number;
}

/** All columns of a source as its records stream by; memory is bounded by the number of columns. */
export class TableProfile {
  private records = 0;
  private columns = new Map<string, ColumnProfile>();
  private readonly beyond = new Set<string>();

  add(record: Readonly<Record<string, unknown>>): void {
    const seen = new Set<string>();
    for (const { path, value } of leavesOf(record, '', 0)) {
      const column = this.columnAt(path);
      if (column === undefined) continue;
      seen.add(path);
      column.add(value);
    }
    // A column that is there in other records is missing in this one.
    if (seen.size < this.columns.size) {
      for (const [path, column] of this.columns) if (!seen.has(path)) column.addMissing(1);
    }
    this.records += 1;
  }

  merge(other: TableProfile): void {
    for (const [path, column] of other.columns) {
      const own = this.columns.get(path);
      if (own !== undefined) own.merge(column);
      else if (this.columns.size < mostColumns) {
        const copy = ColumnProfile.from(column.toJSON());
        copy.addMissing(this.records);
        this.columns.set(path, copy);
      } else this.beyond.add(path);
    }
    for (const [path, column] of this.columns) {
      if (!other.columns.has(path)) column.addMissing(other.records);
    }
    this.records += other.records;
  }

  summary(): TableSummary {
    const columns = [...this.columns].map(([path, column]) => [path, column.summary()] as const);
    return { records: this.records, columns: new Map(columns), ignored: this.beyond.size };
  }

  /** Plain JSON, to be stored and merged with later loads. Holds values of the source. */
  toJSON(): TableState {
    return {
      records: this.records,
      columns: [...this.columns].map(([path, column]) => [path, column.toJSON()]),
    };
  }

  static from({ records, columns }: TableState): TableProfile {
    const profile = new TableProfile();
    profile.records = records;
    profile.columns = new Map(columns.map(([path, state]) => [path, ColumnProfile.from(state)]));
    return profile;
  }

  private columnAt(path: string): ColumnProfile | undefined {
    const known = this.columns.get(path);
    if (known !== undefined) return known;
    if (this.columns.size >= mostColumns) {
      if (this.beyond.size < mostColumns) this.beyond.add(path);
      return undefined;
    }
    const column = new ColumnProfile();
    column.addMissing(this.records);
    this.columns.set(path, column);
    return column;
  }
}

export interface TableState {
  readonly records: number;
  readonly columns: readonly (readonly [path: string, state: ColumnState])[];
}
