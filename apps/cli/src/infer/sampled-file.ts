import { createReadStream, promises as fs } from 'node:fs';
import { Readable } from 'node:stream';

/** A larger file is not read to its end unless someone asks for it. */
const readWhole = 64 * 1024 * 1024;
const blocks = 64;
const blockLength = 512 * 1024;

export interface OpenedFile {
  readonly open: () => Readable;
  /** Bytes that will be read. */
  readonly bytes: number;
  /** Share of the file that will be read, 0 to 1. */
  readonly share: number;
}

async function* between(path: string, start: number, end: number): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { start, end })) {
    yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
  }
}

const newline = 10;

/**
 * The beginning of a file and pieces from all over it, each from the beginning of a line to the end of one. A row
 * over several lines may be cut, and is then one unreadable row.
 */
async function* pieces(path: string, size: number): AsyncGenerator<Buffer> {
  const distance = Math.floor(size / blocks);
  for (let at = 0; at < blocks; at += 1) {
    const start = at * distance;
    const parts: Buffer[] = [];
    for await (const chunk of between(path, start, start + blockLength - 1)) parts.push(chunk);
    const block = Buffer.concat(parts);
    const from = at === 0 ? 0 : block.indexOf(newline) + 1;
    const to = block.lastIndexOf(newline) + 1;
    if (to > from) yield block.subarray(from, to);
  }
}

/** Opens a file as a whole, or as a sample of its lines; `lines` says whether its records are lines. */
export async function sampledFile(
  path: string,
  lines: boolean,
  whole: boolean,
): Promise<OpenedFile> {
  const { size } = await fs.stat(path);
  if (whole || size <= readWhole)
    return { open: () => createReadStream(path), bytes: size, share: 1 };
  const bytes = blocks * blockLength;
  if (lines) return { open: () => Readable.from(pieces(path, size)), bytes, share: bytes / size };
  return { open: () => createReadStream(path, { end: bytes - 1 }), bytes, share: bytes / size };
}
