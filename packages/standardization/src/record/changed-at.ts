import { columnAt } from '@concord/contracts/column';
import type { StandardizationContext } from '../context';
import { standardize } from '../standardize';
import type { RawRecord } from './mapping/value';

const dayAndTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * When the source says the record changed, as ISO 8601 in UTC. A time without a zone is read as
 * UTC, lest the answer depend on the machine; a date alone counts as its beginning.
 */
export function changedAtOf(
  data: RawRecord,
  column: string | undefined,
  context: StandardizationContext,
): string | undefined {
  if (column === undefined) return undefined;
  const raw = columnAt(data, column);
  if (raw === undefined || raw === null || raw === '') return undefined;
  const [, day = '', time = '', zone = 'Z'] =
    (typeof raw === 'string' ? dayAndTime.exec(raw.trim()) : null) ?? [];
  const parsed = Date.parse(`${day}T${time}${zone}`);
  if (!Number.isNaN(parsed)) return new Date(parsed).toISOString();
  const date = standardize('date', raw, context).values[0]?.value;
  return typeof date === 'string' && date.length === 10 ? `${date}T00:00:00.000Z` : undefined;
}
