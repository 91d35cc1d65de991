import type { QuarantinedRecord, QuarantineSummary } from '@concord/contracts/quarantine';
import { linesOf } from '../outline';
import { grouped, tableText } from '../terminal';

/** How many wait for what. */
export function summaryText({ open, dismissed, groups }: QuarantineSummary): string {
  const rows = groups.map(({ source, code, field = '', records, oldest }) => {
    return [source, code, field, records, oldest.slice(0, 10)];
  });
  const aside = dismissed === 0 ? '' : `, ${grouped(dismissed)} dismissed`;
  const table = tableText(['source', 'reason', 'field', 'records', 'since'], rows);
  return `${table}\n\n${grouped(open)} ${open === 1 ? 'record waits' : 'records wait'}${aside}`;
}

export function entriesText(entries: readonly QuarantinedRecord[]): string {
  const rows = entries.map(({ id, position = '', reasons, resolution, dismissed }) => {
    const why = reasons.map(({ message }) => message).join('; ');
    const state = dismissed === undefined ? resolution?.by : 'dismissed';
    return [id, position, shortened(state === undefined ? why : `[${state}] ${why}`)];
  });
  return tableText(['id', 'where', 'why'], rows);
}

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

/** One entry in full: what came, what was made of it, why not more, and what was done about it. */
export function entryText(entry: QuarantinedRecord): string[] {
  const { id, position, quarantinedAt, reasons, original, carried, draft, fix } = entry;
  const where = position === undefined ? '' : `, ${position}`;
  const values = Object.entries(draft).map(([field, list]) => [
    field,
    list.map(({ value }) => (typeof value === 'object' ? JSON.stringify(value) : value)).join('; '),
  ]);
  return [
    `${id}${where}, in quarantine since ${quarantinedAt}`,
    ...section('why', reasons.map(reasonText)),
    ...section('as it came', linesOf(original)),
    ...(carried === undefined ? [] : section('from the rows before', linesOf(carried))),
    ...section(
      'what was understood',
      values.length === 0 ? ['nothing'] : values.map(([field, text]) => `${field}: ${text}`),
    ),
    ...section('set right by hand', (fix ?? []).map(fixText)),
    ...endOf(entry),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function reasonText({
  code,
  field,
  message,
  expression,
  character,
}: QuarantinedRecord['reasons'][number]): string {
  const of = field === undefined ? '' : `${field}: `;
  const at = expression === undefined ? '' : ` in ${expression}, character ${character ?? 1}`;
  return `${of}${message}${at} [${code}]`;
}

function fixText({ column, before, after }: NonNullable<QuarantinedRecord['fix']>[number]): string {
  return `${column}: ${JSON.stringify(before ?? null)} → ${JSON.stringify(after)}`;
}

function endOf({ resolution, resolvedByVersion, dismissed }: QuarantinedRecord): string[] {
  if (dismissed !== undefined && resolvedByVersion === undefined)
    return [`dismissed by ${dismissed.who} at ${dismissed.at}: ${dismissed.comment ?? ''}`];
  if (resolvedByVersion === undefined) return [];
  if (resolution === undefined || resolution.by === 'version')
    return [`settled by version ${resolvedByVersion} of the record`];
  const comment = resolution.comment === undefined ? '' : `: ${resolution.comment}`;
  return [`accepted by a ${resolution.by} of ${resolution.who} at ${resolution.at}${comment}`];
}
