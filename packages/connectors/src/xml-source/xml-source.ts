import type { SourceConnection } from '@concord/contracts/workspace';
import iconv from 'iconv-lite';
import type { FileOrigin } from '../reading/file-origin';
import { fileReader } from '../reading/file-reader';
import type { RecordColumns } from '../reading/raw-record';
import type { SourceReader } from '../reading/source-reader';
import { XmlParser } from './xml-parser';

export type XmlConnection = Extract<SourceConnection, { connector: 'xml' }>;

/** The encoding that the file declares for itself (XML 1.0, appendix F, without the exotic ones). */
export function declaredEncoding(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const declaration = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/u;
  const declared = declaration.exec(head.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8';
  return iconv.encodingExists(declared) ? declared.toLowerCase() : 'utf-8';
}

/** One kind of element of an XML file; attributes and child elements become columns. */
export function xmlSource(
  { element }: XmlConnection,
  origin: FileOrigin,
  columns: RecordColumns,
): SourceReader {
  const format = {
    parser: (context: ConstructorParameters<typeof XmlParser>[1]) =>
      new XmlParser(element, context),
    encoding: declaredEncoding,
  };
  return fileReader(origin, format, columns);
}
