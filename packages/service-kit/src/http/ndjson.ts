import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { maskOf } from '../masking/masking';
import { isGone } from './gone-reader';

const linesPerChunk = 100;

/**
 * Answers with one JSON object a line, as fast as the reader takes them and without holding more
 * than a chunk. If the items fail midway the connection is cut, so that no reader takes a part
 * for the whole; if the reader goes away the items are no longer asked for.
 */
export async function sendNdjson(response: Response, items: AsyncIterable<unknown>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  // The first item is fetched before the head is sent: a query that fails at once gets its problem.
  const first = await iterator.next();
  response.status(200).type('application/x-ndjson');
  const lines = Readable.from(chunks(first, iterator, maskOf(response)), { objectMode: false });
  try {
    await pipeline(lines, response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function* chunks(
  first: IteratorResult<unknown>,
  iterator: AsyncIterator<unknown>,
  mask: (item: unknown) => unknown,
): AsyncGenerator<string> {
  let lines: string[] = [];
  try {
    for (let item = first; item.done !== true; item = await iterator.next()) {
      lines.push(`${JSON.stringify(mask(item.value))}\n`);
      if (lines.length < linesPerChunk) continue;
      yield lines.join('');
      lines = [];
    }
    if (lines.length > 0) yield lines.join('');
  } finally {
    await iterator.return?.();
  }
}
