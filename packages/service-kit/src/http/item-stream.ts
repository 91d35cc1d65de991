import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { maskOf } from '../masking/masking';
import { isGone } from './gone-reader';

/** A form in which items are written one after the other: lines of JSON, rows of a table. */
export interface Encoding {
  readonly mediaType: string;
  /** Asks for the next items only when what it yielded was taken. */
  encode(items: AsyncIterable<unknown>): AsyncIterable<string | Uint8Array>;
}

/**
 * Answers with many items, as fast as the reader takes them and without holding more than a few. Each item is
 * masked where the caller sees personal values so. If the items fail midway the connection is cut, so that no
 * reader takes a part for the whole; if the reader goes away the items are no longer asked for.
 */
export async function sendItems(
  response: ServerResponse,
  items: AsyncIterable<unknown>,
  encoding: Encoding,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  // The first item is fetched before the head is sent: a query that fails at once gets its problem.
  const first = await iterator.next();
  response.writeHead(200, { 'content-type': encoding.mediaType, ...headers });
  const body = Readable.from(encoding.encode(maskedItems(first, iterator, maskOf(response))), {
    objectMode: false,
  });
  try {
    await pipeline(body, response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function* maskedItems(
  first: IteratorResult<unknown>,
  iterator: AsyncIterator<unknown>,
  mask: (item: unknown) => unknown,
): AsyncGenerator {
  try {
    for (let item = first; item.done !== true; item = await iterator.next()) yield mask(item.value);
  } finally {
    await iterator.return?.();
  }
}
