import { parseCheck, type Check, type Range } from '@concord/contracts/checks';
import type { CheckOutcome, Dimensions, DriftFinding } from '@concord/contracts/quality';
import type { QualityCheck } from '@concord/contracts/workspace';
import { percentText, ageText } from './texts';

/** What is known about a source when a check is held against it; what is absent is not known. */
export interface Figures {
  readonly dimensions?: Dimensions;
  readonly fields?: ReadonlyMap<string, Dimensions>;
  /** Share of the records. */
  readonly quarantined?: number;
  /** Age of the newest change, ms. */
  readonly freshness?: number;
  /** Rows of the run, and of the one before. */
  readonly volume?: number;
  readonly previousVolume?: number;
  readonly columns?: ReadonlySet<string>;
  readonly drift?: readonly DriftFinding[];
}

/** Who sees what a check is about: ingestion sees rows and columns, cleansing sees records. */
export function seenBy(check: Check): 'ingestion' | 'cleansing' {
  return check.kind === 'share' || check.kind === 'freshness' ? 'cleansing' : 'ingestion';
}

/** A check of the workspace with what becomes of the source when it fails. */
export interface StatedCheck {
  readonly text: string;
  readonly onFail: 'warn' | 'stop';
  readonly check: Check;
}

/** The checks of a source that one of the services can tell about. */
export function statedChecks(
  checks: readonly QualityCheck[],
  service: 'ingestion' | 'cleansing',
): StatedCheck[] {
  return checks.flatMap((entry) => {
    const { check: text, onFail } =
      typeof entry === 'string' ? { check: entry, onFail: 'warn' as const } : entry;
    const parsed = parseCheck(text);
    return parsed.ok && seenBy(parsed.check) === service
      ? [{ text, onFail, check: parsed.check }]
      : [];
  });
}

type Verdict = Pick<CheckOutcome, 'outcome' | 'figure' | 'message'>;

/** Holds a check against what is known. */
export function outcomeOf({ text, onFail, check }: StatedCheck, figures: Figures): CheckOutcome {
  return { check: text, onFail, ...verdictOf(check, figures) };
}

function verdictOf(check: Check, figures: Figures): Verdict {
  switch (check.kind) {
    case 'share':
      return inRange(shareOf(check, figures), check.range, percentText);
    case 'freshness':
      return inRange(figures.freshness, check.range, ageText);
    case 'volume':
      return volumeVerdict(check, figures);
    case 'columns':
      return columnsVerdict(check.columns, figures);
    case 'unchanged':
      return driftVerdict(check.what, figures);
  }
}

function shareOf(
  { measure, field }: Extract<Check, { kind: 'share' }>,
  { dimensions, fields, quarantined }: Figures,
): number | undefined {
  if (measure === 'quarantined') return quarantined;
  return (field === undefined ? dimensions : fields?.get(field))?.[measure];
}

function isWithin(figure: number, { low, high }: Range): boolean {
  const isAbove =
    low === undefined || figure > low.value || (low.inclusive && figure === low.value);
  const isBelow =
    high === undefined || figure < high.value || (high.inclusive && figure === high.value);
  return isAbove && isBelow;
}

function inRange(
  figure: number | undefined,
  range: Range,
  textOf: (figure: number) => string,
): Verdict {
  if (figure === undefined) return { outcome: 'unknown', message: 'nothing to tell by yet' };
  const outcome = isWithin(figure, range) ? 'holds' : 'fails';
  return { outcome, figure, message: `it is ${textOf(figure)}` };
}

const rowsText = (rows: number): string => `${rows} row${rows === 1 ? '' : 's'}`;

function volumeVerdict(
  { range, ofPrevious }: Extract<Check, { kind: 'volume' }>,
  { volume, previousVolume }: Figures,
): Verdict {
  if (!ofPrevious || volume === undefined) return inRange(volume, range, rowsText);
  if (previousVolume === undefined || previousVolume === 0)
    return {
      outcome: 'unknown',
      figure: volume,
      message: 'there is no run before to compare with',
    };
  const share = volume / previousVolume;
  const { outcome } = inRange(share, range, percentText);
  const message = `it is ${rowsText(volume)}, ${percentText(share)} of the ${previousVolume} before`;
  return { outcome, figure: volume, message };
}

function columnsVerdict(wanted: readonly string[], { columns, drift = [] }: Figures): Verdict {
  if (columns === undefined) return { outcome: 'unknown', message: 'nothing was read yet' };
  const lacking = wanted.filter((column) => !hasColumn(columns, column));
  if (lacking.length === 0) return { outcome: 'holds', message: 'they are there' };
  const found = [...columns].slice(0, 12).join(', ');
  const renamed = drift.find(
    ({ kind, column = '' }) => kind === 'column.renamed' && lacking.includes(column),
  );
  const likely = renamed === undefined ? '' : ` (${renamed.message})`;
  const message = `there is no ${lacking.join(', no ')}${likely}; there are ${found}${columns.size > 12 ? ', …' : ''}`;
  return { outcome: 'fails', message };
}

/** `kunde` is there when `kunde.name` is; `orders[].total` is also called `orders.total`. */
function hasColumn(columns: ReadonlySet<string>, wanted: string): boolean {
  if (columns.has(wanted)) return true;
  for (const column of columns) {
    if (column.replaceAll('[]', '') === wanted) return true;
    if (column.startsWith(`${wanted}.`) || column.startsWith(`${wanted}[]`)) return true;
  }
  return false;
}

const kindsOf: Readonly<Record<string, readonly DriftFinding['kind'][]>> = {
  'new columns': ['column.new', 'column.renamed'],
  'vanished columns': ['column.vanished', 'column.renamed'],
};

function driftVerdict(what: string, { drift }: Figures): Verdict {
  if (drift === undefined)
    return { outcome: 'unknown', message: 'there is no run before to compare with' };
  const kinds = kindsOf[what];
  const found = drift.filter(({ kind }) => kinds?.includes(kind) ?? true);
  if (found.length === 0) return { outcome: 'holds', message: 'as before' };
  return { outcome: 'fails', message: found.map(({ message }) => message).join('; ') };
}
