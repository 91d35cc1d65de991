import { plainValue, type PlainValue } from '@concord/contracts/canonical';
import { parseRecordKey } from '@concord/contracts/names';
import pc from 'picocolors';
import { z } from 'zod';
import type { ApiClient } from '../api-client';
import { tableText } from '../terminal';

const goldenValue = z.object({ value: plainValue, key: z.string(), rule: z.string() });

/** A golden record as the export of master data gives it. */
const goldenRecord = z.object({
  id: z.string(),
  version: z.int(),
  fields: z.record(z.string(), z.array(goldenValue)),
  sources: z.int(),
});
export type GoldenRecord = z.infer<typeof goldenRecord>;

const crosswalkRow = z.object({ source: z.string(), recordId: z.string(), entityId: z.string() });
export type CrosswalkRow = z.infer<typeof crosswalkRow>;

export async function goldenRecords(api: ApiClient): Promise<GoldenRecord[]> {
  return await parsedLines(api.exportLines('golden'), goldenRecord);
}

export async function crosswalk(api: ApiClient): Promise<CrosswalkRow[]> {
  return await parsedLines(api.exportLines('xref'), crosswalkRow);
}

async function parsedLines<T>(lines: AsyncIterable<string>, schema: z.ZodType<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const line of lines) found.push(schema.parse(JSON.parse(line)));
  return found;
}

const han = /\p{Script=Han}/u;

/** Two that show the most: values from as many sources as possible, one Western, one Chinese. */
export function tellingRecords(records: readonly GoldenRecord[]): GoldenRecord[] {
  const best = [...records].sort((a, b) => tells(b) - tells(a) || (a.id < b.id ? -1 : 1));
  const chinese = best.find((record) => han.test(JSON.stringify(record.fields)));
  const western = best.find((record) => !han.test(JSON.stringify(record.fields)));
  return [western, chinese].filter((record) => record !== undefined);
}

function tells({ fields, sources }: GoldenRecord): number {
  const values = Object.values(fields).flat();
  const origins = new Set(values.map(({ key }) => parseRecordKey(key).source));
  return origins.size * 1000 + values.length * 10 + Math.min(sources, 9);
}

/** Each value with the source record it came from and the rule that chose it. */
export function goldenText({ id, fields, sources }: GoldenRecord): string {
  const rows = Object.entries(fields).flatMap(([field, values]) =>
    values.map(({ value, key, rule }, index) => [
      index === 0 ? field : '',
      valueText(value),
      pc.cyan(key),
      pc.dim(rule),
    ]),
  );
  return `${pc.bold(id)}, made of ${sources} source records\n${tableText(['field', 'value', 'from', 'by rule'], rows)}`;
}

export function valueText(value: PlainValue): string {
  if (typeof value !== 'object') return String(value);
  if ('amount' in value) return `${value.amount} ${value.currency}`;
  const { lines, unit, district, city, region, postcode, country } = value;
  // The unit mostly stands in a line as well, as it was written, and so does a district.
  const written = (part: string | undefined): boolean =>
    part === undefined || part === '' || lines.some((line) => line.includes(part));
  const rest = [
    ...[unit, district].filter((part) => !written(part)),
    city,
    region,
    postcode,
    country,
  ];
  return [...lines, ...rest.filter((part) => part !== undefined && part !== '')].join(', ');
}
