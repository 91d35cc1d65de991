import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError, ExitCode } from '../exit-codes';
import type { MasterDataApi } from '../master-data-api';
import { readState, removeState, writeState, type ExportState } from './export-state';
import { partRows, type ExportJob } from './line-export';

const format = 'parquet';
const partName = /^part-\d{5}\.parquet(\.new)?$/;

export interface ParquetOutcome {
  readonly bytes: number;
  readonly files: number;
  readonly position: number;
}

/** One file, whole or not at all: the index of Parquet is at its end, so that nobody can go on with a half one. */
export async function exportParquetFile(
  api: MasterDataApi,
  { what, output, resume }: ExportJob,
): Promise<ParquetOutcome> {
  if (resume) {
    const remedy = 'name a folder instead of a file; its parts can be gone on with.';
    const text = 'One file of Parquet cannot be gone on with.';
    throw new CommandError(ExitCode.usage, text, remedy);
  }
  const part = await api.exportPart({ what, format });
  const bytes = await writeWhole(output, part.body);
  return { bytes, files: 1, position: part.position };
}

/** A folder of files, as tools for data read them: `part-00001.parquet` and so on. */
export async function exportParquetFolder(
  api: MasterDataApi,
  { what, output, resume, onRows, partRows: limit = partRows }: ExportJob,
): Promise<ParquetOutcome> {
  const none: ExportState = { what, format, bytes: 0, rows: 0, parts: 0 };
  let state = resume ? await readState(output, { what, format }) : none;
  await mkdir(output, { recursive: true });
  if (!resume) await removeParts(output);
  for (;;) {
    const part = await api.exportPart({ what, format, after: state.after, limit });
    const parts = state.parts + 1;
    const name = `part-${String(parts).padStart(5, '0')}.parquet`;
    const bytes = state.bytes + (await writeWhole(join(output, name), part.body));
    const position = state.position ?? part.position;
    if (part.next === undefined) {
      await removeState(output);
      return { bytes, files: parts, position };
    }
    const rows = state.rows + limit;
    onRows(rows);
    state = { what, format, after: part.next, bytes, rows, parts, position };
    await writeState(output, state);
  }
}

/** Parts of an earlier export would count as parts of this one. */
async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (partName.test(name)) await rm(join(folder, name));
  }
}

async function writeWhole(path: string, body: ReadableStream<Uint8Array>): Promise<number> {
  const file = await open(`${path}.new`, 'w');
  let bytes = 0;
  try {
    for await (const chunk of body) {
      await file.write(chunk);
      bytes += chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  return bytes;
}
