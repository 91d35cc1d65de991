import { open } from 'node:fs/promises';
import type { ExportPart, MasterDataApi } from '../master-data-api';
import type { Terminal } from '../terminal';
import { readState, removeState, writeState, type ExportState } from './export-state';
import { RowCounter } from './row-counter';

/** Rows of a part: what is read again, at the most, after an interruption. */
export const partRows = 50_000;

export interface ExportJob {
  readonly what: ExportPart['what'];
  readonly output: string;
  readonly resume: boolean;
  readonly onRows: (rows: number) => void;
  readonly partRows?: number;
}

export interface ExportOutcome {
  readonly rows: number;
  readonly position: number;
}

type LineFormat = 'ndjson' | 'csv';

/** Writes lines to a file part by part; each part that is complete is noted beside it. */
export async function exportLinesToFile(
  api: MasterDataApi,
  format: LineFormat,
  { what, output, resume, onRows, partRows: limit = partRows }: ExportJob,
): Promise<ExportOutcome> {
  const none: ExportState = { what, format, bytes: 0, rows: 0, parts: 0 };
  let state = resume ? await readState(output, { what, format }) : none;
  const file = await open(output, resume ? 'r+' : 'w');
  try {
    // Behind the last part that is complete there may be the beginning of another one.
    await file.truncate(state.bytes);
    for (;;) {
      const part = await api.exportPart({ what, format, after: state.after, limit });
      const counter = new RowCounter(format);
      let { bytes } = state;
      const rowsBefore = state.rows;
      const header = format === 'csv' && state.after === undefined;
      for await (const chunk of part.body) {
        await file.write(chunk, 0, chunk.byteLength, bytes);
        bytes += chunk.byteLength;
        counter.add(chunk);
        onRows(rowsBefore + counter.rows(header));
      }
      const rows = rowsBefore + counter.rows(header);
      const position = state.position ?? part.position;
      if (part.next === undefined) {
        await removeState(output);
        return { rows, position };
      }
      await file.sync();
      state = { what, format, after: part.next, bytes, rows, parts: state.parts + 1, position };
      await writeState(output, state);
    }
  } finally {
    await file.close();
  }
}

/** Writes lines to standard output. */
export async function exportLinesToTerminal(
  api: MasterDataApi,
  format: LineFormat,
  what: ExportPart['what'],
  terminal: Terminal,
): Promise<ExportOutcome> {
  const part = await api.exportPart({ what, format });
  const counter = new RowCounter(format);
  const text = new TextDecoder();
  for await (const chunk of part.body) {
    counter.add(chunk);
    terminal.out.write(text.decode(chunk, { stream: true }));
  }
  return { rows: counter.rows(format === 'csv'), position: part.position };
}
