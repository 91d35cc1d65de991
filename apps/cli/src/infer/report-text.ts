import type { ColumnSummary } from '@concord/profiling';
import type { ProposedColumn } from '@concord/profiling/inference';
import pc from 'picocolors';
import { grouped, tableText } from '../terminal';
import type { InferredFile } from './infer-file';

const longestExample = 36;

function formatText({ format }: InferredFile): string {
  switch (format.connector) {
    case 'csv': {
      const delimiter = format.delimiter === '\t' ? 'tab' : `"${format.delimiter}"`;
      const header = format.header === false ? ', no header row' : '';
      return `CSV, ${format.encoding}, delimiter ${delimiter}${header}`;
    }
    case 'ndjson':
      return `NDJSON, ${format.encoding}`;
    case 'xml':
      return `XML, records are <${format.element}>`;
    case 'json':
      return 'one JSON document';
  }
}

function useText({ use, meaning }: ProposedColumn): string {
  switch (use.as) {
    case 'id':
      return 'id';
    case 'changedAt':
      return 'changedAt';
    case 'field':
      return use.component === undefined ? use.field : `${use.field}.${use.component}`;
    case 'attached':
      return use.field === undefined ? `id of ${use.entity}` : `${use.entity}.${use.field}`;
    case 'left out':
      return pc.dim(meaning === 'identifier' ? 'not mapped' : `not mapped: ${use.why}`);
  }
}

function cut(text: string): string {
  return text.length <= longestExample ? text : `${text.slice(0, longestExample - 1)}…`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function sureText(confidence: number): string {
  const text = percent(confidence);
  if (confidence >= 0.75) return pc.green(text);
  return confidence >= 0.5 ? text : pc.yellow(text);
}

function rowOf(column: ProposedColumn, summary: ColumnSummary): (string | number)[] {
  const distinct = summary.isExact ? grouped(summary.distinct) : `~${grouped(summary.distinct)}`;
  return [
    column.column,
    useText(column),
    column.type,
    sureText(column.confidence),
    percent(summary.values === 0 ? 0 : summary.filled / summary.values),
    distinct,
    cut(
      summary.top
        .slice(0, 3)
        .map(({ value }) => value)
        .join(', '),
    ),
    cut(
      summary.patterns
        .slice(0, 2)
        .map(({ value }) => value)
        .join('  '),
    ),
    column.because.join(', '),
  ];
}

/** What was found in a file, as a table: each column with what it is and why. */
export function reportText(name: string, inferred: InferredFile): string {
  const { table, unreadable, share, proposal } = inferred;
  const sample = share < 1 ? `, a sample of ${percent(share)} of the file` : '';
  const bad = unreadable === 0 ? '' : `, ${grouped(unreadable)} rows unreadable`;
  const title = `${name}: ${grouped(table.records)} records${sample}${bad} (${formatText(inferred)})`;
  const rows = proposal.columns.flatMap((column) => {
    const summary = table.columns.get(column.column);
    return summary === undefined ? [] : [rowOf(column, summary)];
  });
  const head = [
    'column',
    'becomes',
    'type',
    'sure',
    'filled',
    'distinct',
    'most frequent',
    'patterns',
    'because of',
  ];
  return `${title}\n\n${tableText(head, rows)}`;
}
