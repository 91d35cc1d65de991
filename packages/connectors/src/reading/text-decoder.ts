import iconv from 'iconv-lite';
import { SourceBroken } from './source-faults';

/** Turns the bytes of a file into text, piece by piece. */
export interface PieceDecoder {
  write(bytes: Buffer): string;
  end(): string;
}

const signatures: readonly { readonly bytes: string; readonly what: string }[] = [
  { bytes: 'PK\u0003\u0004', what: 'a ZIP archive or an Excel workbook; save it as plain text' },
  { bytes: '\u001f\u008b', what: 'compressed with gzip; unpack it first' },
  { bytes: '%PDF', what: 'a PDF; export the data as a text file instead' },
];

const utf16Marks: readonly string[] = ['\u00ff\u00fe', '\u00fe\u00ff'];

function faultIn(head: string, encoding: string): { code: string; message: string } | undefined {
  const known = signatures.find(({ bytes }) => head.startsWith(bytes));
  if (known !== undefined) return { code: 'file.not-text', message: `the file is ${known.what}` };
  if (encoding.startsWith('utf-16')) return undefined;
  if (utf16Marks.some((mark) => head.startsWith(mark))) {
    const message = `the file is UTF-16, not ${encoding}; set "encoding: utf-16le" in its connection`;
    return { code: 'file.wrong-encoding', message };
  }
  if (!head.includes('\0')) return undefined;
  const message = `the file holds zero bytes, so it is not ${encoding} text; is it binary, or UTF-16 ("encoding: utf-16le")?`;
  return { code: 'file.not-text', message };
}

/** A decoder for a file that begins with `head`; throws SourceBroken for what is no such text. */
export function pieceDecoder(file: string, head: Buffer, encoding: string): PieceDecoder {
  const fault = faultIn(head.subarray(0, 4096).toString('latin1'), encoding);
  const position = `${file} line 1`;
  if (fault !== undefined) {
    throw new SourceBroken(fault.code, `${position}: ${fault.message}`, position);
  }
  const decoder = iconv.getDecoder(encoding);
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
}

/** What the decoder writes where bytes have no meaning in the encoding. */
export function hasLostCharacters(text: string): boolean {
  return text.includes('\ufffd');
}

export function lostCharactersMessage(encoding: string): string {
  return `bytes that are not ${encoding}; set "encoding" in the connection to that of the file (windows-1252, gbk, shift_jis, ...)`;
}
