import { promises as fs } from 'node:fs';
import { auditHead, type AuditHead } from '@concord/contracts/audit';
import { z } from 'zod';
import { CommandError, ExitCode } from '../exit-codes';
import { systemCodeOf } from '../system-code';

/** Where chains ended when they were verified last, by service: what the database does not hold itself. */
const keptHeads = z.record(z.string(), auditHead.extend({ at: z.string() }));
export type KeptHeads = z.infer<typeof keptHeads>;

/** None before the first verification. @throws CommandError for a file that holds something else */
export async function readKeptHeads(file: string): Promise<KeptHeads> {
  const text = await fs.readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return '{}';
    throw error;
  });
  const parsed = keptHeads.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new CommandError(
    ExitCode.failed,
    `${file} is not what \`concord verify audit\` keeps.`,
    'restore it from a copy; without it a cut-off end may go unnoticed.',
  );
}

export async function writeKeptHeads(file: string, heads: KeptHeads): Promise<void> {
  await fs.writeFile(file, `${JSON.stringify(heads, null, 2)}\n`);
}

export function keptFor(heads: KeptHeads, service: string): AuditHead[] {
  const found = heads[service];
  return found === undefined ? [] : [found];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
