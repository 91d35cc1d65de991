import type { ColumnReport, ProfileReport } from '@concord/contracts/quality';
import { percentText } from '@concord/profiling/quality';
import { grouped, tableText } from '../terminal';

const longestShown = 28;

const cut = (text: string): string =>
  text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;

const listed = (entries: ColumnReport['top'], most: number): string =>
  entries
    .slice(0, most)
    .map(({ value, count }) => `${cut(value)} (${grouped(count)})`)
    .join(', ');

/** A number as people compare it: four digits that count. */
const numberText = (value: number): string => String(Number(value.toPrecision(4)));

function distribution({ numbers, length }: ColumnReport): string {
  const shown = numbers ?? length;
  if (shown === undefined) return '';
  const { min, quartiles, max } = shown;
  const kind = numbers === undefined ? 'length' : 'values';
  const text = numbers === undefined ? (value: number) => String(Math.round(value)) : numberText;
  return `${kind} ${[min, ...quartiles, max].map(text).join(' · ')}`;
}

/** What is in each field: how much, how different, in which shapes, which values most. */
export function profileText({ sampled, from, to, columns }: ProfileReport): string[] {
  if (columns.length === 0) return ['Nothing has come yet of which a profile could be made.'];
  const rows = columns.map((column) => [
    column.name,
    percentText(column.values === 0 ? 0 : column.filled / column.values).padStart(6),
    `${column.isExact ? '' : '~'}${grouped(column.distinct)}`.padStart(8),
    listed(column.patterns, 2),
    distribution(column),
    listed(column.top, 2),
  ]);
  return [
    `${grouped(sampled)} records looked at, of ${from ?? '?'} to ${to ?? '?'}`,
    '',
    tableText(['field', 'filled', 'distinct', 'shapes', 'min · quartiles · max', 'most'], rows),
  ];
}
