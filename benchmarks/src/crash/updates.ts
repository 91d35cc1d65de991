import { recordsOf, type RetailOptions } from '@concord/example-retail/generator';

export interface UpdateBatch {
  readonly source: 'shop';
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

const perBatch = 10;

/**
 * Changes of shop customers, the same for the same options: a new phone number for every third
 * customer, and every seventh a second time. Each batch is sent until it is taken.
 */
export function* updateBatches(retail: RetailOptions): Generator<UpdateBatch> {
  const customers = [...recordsOf('shop', retail)].flatMap(({ data }) =>
    isRow(data) ? [data] : [],
  );
  const changed = [
    ...customers.filter((_, at) => at % 3 === 0).map((data, at) => moved(data, at, '2026-02-01')),
    ...customers
      .filter((_, at) => at % 7 === 0)
      .map((data, at) => moved(data, at + 50_000, '2026-03-01')),
  ];
  for (let at = 0; at < changed.length; at += perBatch) {
    yield { source: 'shop', records: changed.slice(at, at + perBatch) };
  }
}

function isRow(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}

function moved(
  data: Readonly<Record<string, unknown>>,
  at: number,
  day: string,
): Readonly<Record<string, unknown>> {
  const mobile = `+4477${String(12_000_000 + at * 137).slice(-8)}`;
  return { ...data, mobile, updated_at: `${day}T08:00:00Z` };
}
