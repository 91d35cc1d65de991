import { milliseconds } from '@concord/contracts/duration';
import type {
  CheckOutcome,
  FieldQuality,
  QualityDay,
  SourceQualityReport,
} from '@concord/contracts/quality';
import type { CleansingSetup } from '@concord/contracts/setups';
import {
  dimensionsOf,
  fieldQualities,
  outcomeOf,
  recordsOf,
  statedChecks,
  type Figures,
} from '@concord/profiling/quality';
import type { SourceStanding } from './standings.repository';

type Source = CleansingSetup['sources'][number];

/** Most people live at the same address, with the same number, for longer than a year. */
const freshForDefault = '365d';

/** The moment after which a record of the source must have changed to be up to date, epoch ms. */
export function freshSince(source: Pick<Source, 'quality'> | undefined, now: Date): number {
  return now.getTime() - milliseconds(source?.quality?.freshFor ?? freshForDefault);
}

/** What the records of a source are worth now, and what becomes of its checks. */
export function sourceReport(
  source: Source,
  setup: Pick<CleansingSetup, 'model'>,
  known: SourceStanding | undefined,
  before: readonly CheckOutcome[],
  now: Date,
): SourceQualityReport {
  const standing = known?.standing ?? {};
  const fields = withTypes(fieldQualities(standing), setup.model.entities[source.entity]?.fields);
  const report = {
    source: source.source,
    records: recordsOf(standing),
    quarantined: standing.quarantined ?? 0,
    unreadable: standing.unreadable ?? 0,
    ...(known?.newestChange === undefined ? {} : { newestChange: known.newestChange }),
    dimensions: dimensionsOf(standing, freshSince(source, now)),
    fields,
  };
  return { ...report, checks: checksOf(source, report, before, now) };
}

function withTypes(
  fields: readonly FieldQuality[],
  model: Readonly<Record<string, { readonly type: string }>> = {},
): FieldQuality[] {
  return fields.map((field) => {
    const type = model[field.field]?.type;
    return type === undefined ? field : { ...field, type };
  });
}

function checksOf(
  { quality }: Source,
  report: Omit<SourceQualityReport, 'checks'>,
  before: readonly CheckOutcome[],
  now: Date,
): CheckOutcome[] {
  const { records, quarantined, newestChange } = report;
  const figures: Figures = {
    dimensions: report.dimensions,
    fields: new Map(report.fields.map((field) => [field.field, field])),
    ...(records === 0 ? {} : { quarantined: quarantined / records }),
    ...(newestChange === undefined
      ? {}
      : { freshness: Math.max(0, now.getTime() - Date.parse(newestChange)) }),
  };
  return statedChecks(quality?.checks ?? [], 'cleansing').map((check) => {
    const outcome = outcomeOf(check, figures);
    if (outcome.outcome !== 'fails') return outcome;
    const since = before.find((one) => one.check === check.text)?.since ?? now.toISOString();
    return { ...outcome, since };
  });
}

/** What is kept of a day. */
export function dayOf(
  { records, quarantined, dimensions, fields }: SourceQualityReport,
  now: Date,
): QualityDay {
  return { day: now.toISOString().slice(0, 10), records, quarantined, dimensions, fields };
}
