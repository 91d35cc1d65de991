import { promises as fs } from 'node:fs';
import { z } from 'zod';
import { CommandError, ExitCode } from '../exit-codes';

/** How far an export has come; kept beside its file until it is complete. */
const exportState = z.object({
  what: z.enum(['golden', 'xref']),
  format: z.enum(['ndjson', 'csv', 'parquet']),
  /** What the next part goes on behind; absent before the first one. */
  after: z.string().optional(),
  /** Of the file that are part of it; of a folder 0. */
  bytes: z.int(),
  rows: z.int(),
  parts: z.int(),
  /** Of the change feed, when it began. */
  position: z.int().optional(),
});
export type ExportState = z.infer<typeof exportState>;

export function stateFile(output: string): string {
  return `${output.replace(/[/\\]+$/, '')}.export.json`;
}

/** Written whole or not at all. */
export async function writeState(output: string, state: ExportState): Promise<void> {
  const file = stateFile(output);
  await fs.writeFile(`${file}.new`, JSON.stringify(state));
  await fs.rename(`${file}.new`, file);
}

export async function removeState(output: string): Promise<void> {
  await fs.rm(stateFile(output), { force: true });
}

/** @throws CommandError when there is nothing to go on with, or it is another export */
export async function readState(
  output: string,
  wanted: Pick<ExportState, 'what' | 'format'>,
): Promise<ExportState> {
  const file = stateFile(output);
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  const remedy = 'without --resume it begins anew.';
  if (text === undefined)
    throw new CommandError(ExitCode.usage, `There is nothing to go on with: no ${file}.`, remedy);
  const { data: state } = exportState.safeParse(parsed(text));
  if (state?.what === wanted.what && state.format === wanted.format) return state;
  throw new CommandError(
    ExitCode.usage,
    `${file} is not of an export of ${wanted.what} as ${wanted.format}.`,
    remedy,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
