import { parseRecordKey, type RecordKey } from '@concord/contracts/names';
import { z } from 'zod';
import { round } from '../report';
import type { Filled } from './filled-stack';

const found = z.object({ id: z.string() });

export function headersOf({ stack }: Pick<Filled, 'stack'>): Record<string, string> {
  return { authorization: `Bearer ${stack.key}`, 'content-type': 'application/json' };
}

/** How long master data takes for an answer, and the answer. */
export async function timed(filled: Pick<Filled, 'stack'>, path: string) {
  const begun = performance.now();
  const response = await fetch(`${filled.stack.urls['master-data'] ?? ''}${path}`, {
    headers: headersOf(filled),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
  return { ms: round(performance.now() - begun), text };
}

/** The customer of a source record, as master data shows him. */
export async function entityOfRecord(
  filled: Pick<Filled, 'stack'>,
  key: RecordKey,
): Promise<string> {
  const { source, recordId } = parseRecordKey(key);
  const { text } = await timed(filled, `/v1/customers/by-source/${source}/${recordId}`);
  return found.parse(JSON.parse(text)).id;
}
