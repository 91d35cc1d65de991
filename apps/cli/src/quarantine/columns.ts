import { columnAt } from '@concord/contracts/column';
import { nearestWord } from '@concord/workspace';
import { z } from 'zod';
import { CommandError, ExitCode } from '../exit-codes';

/** `last=Ortiz`, given once for each column; after the first `=` all is value. */
export function columnsOf(
  assignments: readonly string[],
  json: string | undefined,
): Record<string, unknown> {
  const columns = json === undefined ? {} : parsedColumns(json);
  const pairs = assignments.map((assignment) => {
    const at = assignment.indexOf('=');
    if (at < 1) {
      throw new CommandError(
        ExitCode.usage,
        `"${assignment}" sets no column.`,
        'write COLUMN=VALUE: --set last_name=Ortiz',
      );
    }
    return [assignment.slice(0, at), assignment.slice(at + 1)] as const;
  });
  const all = { ...columns, ...Object.fromEntries(pairs) };
  if (Object.keys(all).length > 0) return all;
  throw new CommandError(ExitCode.usage, 'Which columns?', '--set last_name=Ortiz, once for each.');
}

function parsedColumns(json: string): Record<string, unknown> {
  const columns = z.record(z.string(), z.unknown()).safeParse(parsed(json));
  if (columns.success) return columns.data;
  throw new CommandError(
    ExitCode.usage,
    '--columns takes a JSON object.',
    `--columns '{"last_name":"Ortiz","phones":["+12127365147"]}'`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A slip of the pen in a column's name would set a column that nobody reads. */
export function refuseMisspelt(
  original: unknown,
  columns: Readonly<Record<string, unknown>>,
): void {
  if (typeof original !== 'object' || original === null) return;
  const known = namesIn(original);
  for (const column of Object.keys(columns)) {
    if (columnAt(original, column) !== undefined) continue;
    const nearest = nearestWord(column, known);
    if (nearest === undefined) continue;
    throw new CommandError(
      ExitCode.usage,
      `The record has no column "${column}".`,
      `did you mean "${nearest}"? If it is a column of its own, add --new-columns.`,
    );
  }
}

function namesIn(data: object, prefix = ''): string[] {
  return Object.entries(data).flatMap(([name, value]: [string, unknown]) => [
    `${prefix}${name}`,
    ...(typeof value === 'object' && value !== null && !Array.isArray(value)
      ? namesIn(value, `${prefix}${name}.`)
      : []),
  ]);
}
