import type { ServerResponse } from 'node:http';
import { sendItems, type Encoding } from './item-stream';

const linesPerChunk = 100;

/** One JSON object a line. */
export const ndjson: Encoding = {
  mediaType: 'application/x-ndjson; charset=utf-8',
  async *encode(items) {
    let lines: string[] = [];
    for await (const item of items) {
      lines.push(`${JSON.stringify(item)}\n`);
      if (lines.length < linesPerChunk) continue;
      yield lines.join('');
      lines = [];
    }
    if (lines.length > 0) yield lines.join('');
  },
};

/** Answers with one JSON object a line; see `sendItems`. */
export async function sendNdjson(
  response: ServerResponse,
  items: AsyncIterable<unknown>,
): Promise<void> {
  await sendItems(response, items, ndjson);
}
