import type {
  CheckOutcome,
  Dimensions,
  IntakeQualityReport,
  QualityHistory,
  QualityReport,
  SourceQualityReport,
} from '@concord/contracts/quality';
import { ageText, percentText } from '@concord/profiling/quality';
import pc from 'picocolors';
import { grouped, tableText, type Cell } from '../terminal';

/** A source as both services see it. */
export interface SourceView {
  readonly records: SourceQualityReport;
  readonly intake: IntakeQualityReport;
}

const heads = ['complete', 'valid', 'consistent', 'unique', 'timely'] as const;

const shareText = (share: number | undefined): string =>
  (share === undefined ? '–' : percentText(share)).padStart(6);

function dimensionCells(dimensions: Dimensions): string[] {
  const { completeness, validity, consistency, uniqueness, timeliness } = dimensions;
  return [completeness, validity, consistency, uniqueness, timeliness].map(shareText);
}

export function checksOf({ records, intake }: SourceView): CheckOutcome[] {
  return [...intake.checks, ...records.checks];
}

function checksCell(view: SourceView): string {
  const checks = checksOf(view);
  const failing = checks.filter(({ outcome }) => outcome === 'fails').length;
  if (view.intake.held) return pc.red('held');
  if (failing > 0) return pc.yellow(`${failing} of ${checks.length} fail`);
  const holding = checks.filter(({ outcome }) => outcome === 'holds').length;
  return holding === 0 ? '–' : pc.green(`${holding} of ${checks.length} hold`);
}

function newestText({ newestChange }: SourceQualityReport, now: Date): string {
  if (newestChange === undefined) return '–';
  return `${ageText(Math.max(0, now.getTime() - Date.parse(newestChange)))} ago`;
}

/** All sources, a line each, then what is wrong with any of them. */
export function overviewText(report: QualityReport, views: readonly SourceView[], now: Date) {
  const rows = views.map((view): Cell[] => [
    view.records.source,
    view.records.records,
    view.records.quarantined,
    ...dimensionCells(view.records.dimensions),
    newestText(view.records, now),
    checksCell(view),
  ]);
  const { records, quarantined, dimensions } = report.overall;
  const overall = [pc.bold('overall'), records, quarantined, ...dimensionCells(dimensions), '', ''];
  const head = ['source', 'records', 'quarantined', ...heads, 'newest change', 'checks'];
  const found = views.flatMap((view) =>
    [...failingLines(view), ...driftLines(view), ...heldLines(view)].map(
      (line) => `${view.records.source}: ${line}`,
    ),
  );
  return [tableText(head, [...rows, overall]), ...(found.length === 0 ? [] : ['', ...found])];
}

/** One source, field by field, with its checks and its last run. */
export function sourceText(view: SourceView, now: Date): string[] {
  const { records: report, intake } = view;
  const unreadable = report.unreadable > 0 ? `, ${grouped(report.unreadable)} rows unreadable` : '';
  const rows = [...report.fields, { field: 'all', ...report.dimensions }].map((field) => {
    const [complete = '', valid = '', consistent = '', unique = '', timely = ''] =
      dimensionCells(field);
    const name = field.field === 'all' ? pc.bold('all') : field.field;
    return [
      name,
      'type' in field ? (field.type ?? '') : '',
      complete,
      valid,
      consistent,
      unique,
      timely,
    ];
  });
  const checks = checksOf(view);
  return [
    `${pc.bold(report.source)}: ${grouped(report.records)} records, ` +
      `${grouped(report.quarantined)} of them in quarantine${unreadable}; ` +
      `newest change ${newestText(report, now)}`,
    '',
    tableText(['field', 'type', ...heads], rows),
    ...(checks.length === 0 ? [] : ['', ...checks.map(checkLine)]),
    ...lastRunLines(intake),
    ...driftLines(view),
    ...heldLines(view),
  ];
}

function checkLine({ check, onFail, outcome, message, since }: CheckOutcome): string {
  const signs = { holds: pc.green('✓'), fails: pc.red('✗'), unknown: pc.dim('?') } as const;
  const stops = onFail === 'stop' ? pc.dim(' (stops the source)') : '';
  const from = since === undefined ? '' : `, since ${since}`;
  return `${signs[outcome]} ${check}${stops}: ${message}${from}`;
}

const failingLines = (view: SourceView): string[] =>
  checksOf(view)
    .filter(({ outcome }) => outcome === 'fails')
    .map(checkLine);

function driftLines({ intake }: SourceView): string[] {
  return (intake.lastRun?.drift ?? []).map(({ message }) => `${pc.yellow('!')} drift: ${message}`);
}

function heldLines({ intake }: SourceView): string[] {
  if (!intake.held) return [];
  return [`${pc.red('✗')} held; to let it go on as it is: concord quality resume ${intake.source}`];
}

function lastRunLines({ lastRun }: IntakeQualityReport): string[] {
  if (lastRun === undefined) return [];
  const { volume, endedAt, comparedWith } = lastRun;
  const compared =
    comparedWith === 0 ? 'nothing to compare with yet' : `compared with ${comparedWith} before it`;
  return ['', `last run: ${grouped(volume)} rows, ended ${endedAt}, ${compared}`];
}

/** The standing day by day, the newest last. */
export function historyText({ days }: QualityHistory, field: string | undefined): string {
  const rows = days.map((day): Cell[] => [
    day.day,
    day.records,
    day.quarantined,
    ...dimensionCells(
      field === undefined ? day.dimensions : (day.fields.find((one) => one.field === field) ?? {}),
    ),
  ]);
  return tableText(['day', 'records', 'quarantined', ...heads], rows);
}
