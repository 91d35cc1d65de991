import iconv from 'iconv-lite';
import type { ReadableConnection } from '../source';
import { declaredEncoding } from '../xml-source/xml-source';
import { detectDelimiter, hasHeader } from './csv-dialect';
import { detectEncoding } from './encoding';

type FileConnection = Exclude<ReadableConnection, { connector: 'http' }>;

/** How a file is to be read; `json` is one document, which no file connector reads. */
export type DetectedFormat = FileConnection | { readonly connector: 'json' };

/** As much of a file as the detection wants to see, in bytes. */
export const detectionLength = 256 * 1024;

/** The element that comes again and again below the root: it is the record. */
function recordElement(xml: string): string {
  const names = new Map<string, number>();
  const open: string[] = [];
  for (const [, end = '', name = '', self = ''] of xml.matchAll(
    /<(\/?)([\p{L}_][\w.:-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/gu,
  )) {
    if (end !== '') open.pop();
    else {
      if (open.length > 0)
        names.set(name, (names.get(name) ?? 0) + (open.length === 1 ? 1_000 : 1));
      if (self === '') open.push(name);
    }
  }
  const [best] = [...names].sort(([, a], [, b]) => b - a);
  return best?.[0].replace(/^.*:/, '') ?? 'record';
}

/**
 * How a file is to be read, by its first bytes (as many as `detectionLength`): XML and its record element, JSON,
 * NDJSON, or CSV with its encoding, delimiter and header row.
 */
export function detectConnection(head: Buffer): DetectedFormat {
  const encoding = detectEncoding(head);
  const text = iconv.decode(head, encoding);
  const begin = text.replace(/^\ufeff/, '').trimStart();
  if (begin.startsWith('<')) {
    const xml = iconv.decode(head, declaredEncoding(head));
    return { connector: 'xml', element: recordElement(xml) };
  }
  if (begin.startsWith('[')) return { connector: 'json' };
  if (begin.startsWith('{')) {
    const [line = ''] = begin.split(/\r?\n/, 1);
    return isJson(line) ? { connector: 'ndjson', encoding } : { connector: 'json' };
  }
  const delimiter = detectDelimiter(begin);
  const header = hasHeader(begin, delimiter);
  return { connector: 'csv', delimiter, encoding, ...(header ? {} : { header }) };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
