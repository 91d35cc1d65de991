import type { DriftFinding } from '@concord/contracts/quality';
import { percentText } from '../quality/texts';
import { shapeDistance, shapesThatMoved } from './distance';
import { pooled, type ColumnFigures, type RunFigures } from './figures';
import { volumeDrift } from './volume';

export { runFigures, type ColumnFigures, type RunFigures } from './figures';

/**
 * Below, a sample says nothing. A share of 30 values has a standard error of up to 9 %, twice the
 * difference that would be worth telling.
 */
const fewestValues = 30;
/** What chance brings about once in a million is not taken for chance; each run has many columns. */
const impossible = 1e-6;
/** Standard errors; beyond by chance once in 30,000. */
const farOut = 4;
/** Smaller differences are real in large samples, and still not worth a person's time. */
const worthTelling = { fill: 0.05, shapes: 0.15, renamed: 0.15 } as const;

/**
 * How a run differs from the runs of the same source before it, the newest first. Columns that are
 * new, gone, renamed or suddenly empty; values that are there less often, or written in another
 * form; many more or fewer rows. Nothing without a past.
 */
export function driftOf(now: RunFigures, past: readonly RunFigures[]): DriftFinding[] {
  if (past.length === 0) return [];
  return [...columnsDrift(now, past), ...contentDrift(now, past), ...volumeDrift(now, past)];
}

type ColumnMap = ReadonlyMap<string, ColumnFigures>;
const byName = ({ columns }: RunFigures): ColumnMap =>
  new Map(columns.map((column) => [column.name, column]));

/** What a column was like in all runs of the past that had it. */
function histories(past: readonly RunFigures[]): Map<string, ColumnFigures[]> {
  const histories = new Map<string, ColumnFigures[]>();
  for (const { columns } of past)
    for (const column of columns)
      histories.set(column.name, [...(histories.get(column.name) ?? []), column]);
  return histories;
}

const fillOf = ({ filled, values }: ColumnFigures): number => (values === 0 ? 0 : filled / values);

function columnsDrift(now: RunFigures, past: readonly RunFigures[]): DriftFinding[] {
  if (now.sampled === 0) return [];
  const before = histories(past);
  const here = byName(now);
  const fresh = now.columns.filter(({ name, filled }) => filled > 0 && !before.has(name));
  const gone = [...before.values()]
    // A column that was not always there may well be absent again.
    .filter((runs) => !here.has(runs[0]?.name ?? '') && runs.length === past.length)
    .map(pooled)
    .filter((column) => isNoChance(column, now.sampled));
  const renamed = renames(gone, fresh);
  return [
    ...renamed.map(([from, to]) => ({
      kind: 'column.renamed' as const,
      column: from.name,
      before: from.name,
      now: to.name,
      message: `column ${from.name} is gone, and ${to.name} is new and looks the same`,
    })),
    ...gone
      .filter((column) => !renamed.some(([from]) => from === column))
      .map((column) => ({
        kind: 'column.vanished' as const,
        column: column.name,
        before: `filled in ${percentText(fillOf(column))}`,
        now: 'not there',
        message: `column ${column.name} is gone`,
      })),
    ...fresh
      .filter((column) => !renamed.some(([, to]) => to === column))
      .map((column) => ({
        kind: 'column.new' as const,
        column: column.name,
        before: 'not there',
        now: `filled in ${percentText(fillOf(column))}`,
        message: `column ${column.name} is new`,
      })),
  ];
}

/** Whether so many records without a value cannot be chance. */
function isNoChance(before: ColumnFigures, records: number): boolean {
  return (1 - fillOf(before)) ** records < impossible;
}

/** Each vanished column with the new one that looks most like it, if any does. */
function renames(
  gone: readonly ColumnFigures[],
  fresh: readonly ColumnFigures[],
): (readonly [ColumnFigures, ColumnFigures])[] {
  const pairs = gone.flatMap((from) =>
    fresh.flatMap((to) => {
      if (from.filled < fewestValues || to.filled < fewestValues) return [];
      const { distance, byChance } = shapeDistance(from, to);
      const difference = distance - byChance + Math.abs(fillOf(from) - fillOf(to));
      return difference <= worthTelling.renamed ? [{ from, to, difference }] : [];
    }),
  );
  const taken = new Set<ColumnFigures>();
  return pairs
    .sort((a, b) => a.difference - b.difference)
    .flatMap(({ from, to }) => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [[from, to] as const];
    });
}

function contentDrift(now: RunFigures, past: readonly RunFigures[]): DriftFinding[] {
  const before = histories(past);
  return now.columns.flatMap((column) => {
    const runs = before.get(column.name);
    if (runs === undefined) return [];
    const fill = fillDrift(column, runs);
    return fill ?? formatDrift(column, runs);
  });
}

/** Suddenly empty, or there less often than in any run before and than chance allows. */
function fillDrift(
  column: ColumnFigures,
  runs: readonly ColumnFigures[],
): DriftFinding[] | undefined {
  const whole = pooled(runs);
  const [before, now] = [fillOf(whole), fillOf(column)];
  const [n, m] = [whole.values, column.values];
  if (before === 0 || Math.min(n, m) < fewestValues) return undefined;
  const name = column.name;
  const texts = { column: name, before: percentText(before), now: percentText(now) };
  if (column.filled === 0) {
    if (!isNoChance(whole, m)) return undefined;
    const message = `column ${name} is empty, was filled in ${texts.before}`;
    return [{ kind: 'column.emptied', ...texts, message }];
  }
  const lowest = Math.min(...runs.map(fillOf));
  const both = (whole.filled + column.filled) / (n + m);
  const error = Math.sqrt(both * (1 - both) * (1 / n + 1 / m));
  if (now > lowest - worthTelling.fill || before - now < farOut * error) return undefined;
  const message = `column ${name} is filled in ${texts.now}, was in ${texts.before}`;
  return [{ kind: 'fill.dropped', ...texts, message }];
}

/** Written in another form: further from the past than chance, and than the past is from itself. */
function formatDrift(column: ColumnFigures, runs: readonly ColumnFigures[]): DriftFinding[] {
  const whole = pooled(runs);
  if (Math.min(whole.filled, column.filled) < fewestValues) return [];
  const { distance, byChance } = shapeDistance(whole, column);
  const usual = Math.max(0, ...runs.map((run) => shapeDistance(whole, run).distance));
  if (distance < Math.max(worthTelling.shapes, 3 * byChance, 2 * usual)) return [];
  const moved = shapesThatMoved(whole, column);
  const message =
    `column ${column.name} is written differently: ${percentText(distance)} of its values have ` +
    `other shapes, ${moved.now} instead of ${moved.before}`;
  return [{ kind: 'format.changed', column: column.name, ...moved, message }];
}
