import { z } from 'zod';

const golden = z.looseObject({
  fields: z.record(z.string(), z.array(z.looseObject({ value: z.unknown() }))),
});

/** For a table: a golden record as its values by field, without the origin of each; that is in NDJSON. */
export async function* goldenRows(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) {
    const { fields, ...rest } = golden.parse(JSON.parse(line));
    const values = Object.entries(fields).map(([field, list]): [string, unknown[]] => [
      field,
      list.map(({ value }) => value),
    ]);
    yield JSON.stringify({ ...rest, ...Object.fromEntries(values) });
  }
}
