import type { CleansingCounts, SourceCounts } from '@concord/contracts/api';
import { tableText } from '../terminal';

/** What became of the records of one source. */
export interface SourceReport {
  readonly source: string;
  readonly received: number;
  readonly accepted: number;
  readonly quarantined: number;
  /** Rows that said nothing new, and versions that came after a newer one. */
  readonly repeats: number;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
}

export function sourceReports(
  sources: readonly SourceCounts[],
  cleansing: readonly CleansingCounts[],
): SourceReport[] {
  return sources.map(({ source, received, repeats }) => {
    const cleansed = cleansing.find((one) => one.source === source);
    return {
      source,
      received,
      accepted: cleansed?.accepted ?? 0,
      quarantined: cleansed?.quarantined ?? 0,
      repeats: repeats + (cleansed?.superseded ?? 0),
      reasons: [...(cleansed?.reasons ?? [])].sort((a, b) => b.count - a.count),
    };
  });
}

/** Where records were dropped or counted twice: received must be accepted + quarantined + repeats. */
export function sourceFaults(reports: readonly SourceReport[]): string[] {
  return reports
    .filter(
      ({ received, accepted, quarantined, repeats }) =>
        received !== accepted + quarantined + repeats,
    )
    .map(
      ({ source, received, accepted, quarantined, repeats }) =>
        `${source}: ${received} received, but ${accepted} accepted + ${quarantined} quarantined + ${repeats} repeats`,
    );
}

export function sourceTable(reports: readonly SourceReport[]): string {
  const rows = reports.map(({ source, received, accepted, quarantined, repeats, reasons }) => [
    source,
    received,
    accepted,
    quarantined,
    repeats,
    reasons
      .slice(0, 3)
      .map(({ code, count }) => `${code} ${count}`)
      .join(', '),
  ]);
  return tableText(['source', 'read', 'accepted', 'quarantined', 'repeats', 'top reasons'], rows);
}
