import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { SourceUnreachable } from './source-faults';

/** Where the bytes of a file source come from. */
export interface FileOrigin {
  /** What people call it. */
  readonly name: string;
  size(): Promise<number | undefined>;
  open(): Readable;
}

/** A file on disk; `path` is relative to the workspace folder. */
export function diskFile(baseDir: string, path: string): FileOrigin {
  const full = resolve(baseDir, path);
  return {
    name: basename(full),
    size: async () => {
      try {
        const found = await stat(full);
        if (found.isFile()) return found.size;
      } catch (cause) {
        throw missing(path, full, cause);
      }
      throw new SourceUnreachable('file.not-a-file', `${path}: ${full} is a folder, not a file`);
    },
    open: () => createReadStream(full, { highWaterMark: 256 * 1024 }),
  };
}

function missing(path: string, full: string, cause: unknown): SourceUnreachable {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  const message =
    code === 'ENOENT'
      ? `${path}: no such file (looked for ${full}); a path is relative to the workspace folder`
      : `${path}: cannot be opened: ${String(cause)}`;
  return new SourceUnreachable('file.missing', message, undefined, { cause });
}

/** Bytes that are kept elsewhere, such as an upload. */
export function storedFile(name: string, open: () => Readable): FileOrigin {
  return { name, size: () => Promise.resolve(undefined), open };
}
