import { promises as fs } from 'node:fs';
import { CommandError, ExitCode } from '../exit-codes';
import type { RecordBatch } from './record-batch';

/** One document has to fit into memory as a whole. */
const largest = 256 * 1024 * 1024;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The longest list of objects in a document, not deeper than three levels. */
function listIn(value: unknown, depth = 0): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth > 2) return [];
  const lists = Object.values(value).map((part) => listIn(part, depth + 1));
  return lists.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** The records of a JSON document: of its list, or of the longest list within it. */
export async function* jsonRecords(path: string): AsyncGenerator<RecordBatch> {
  const { size } = await fs.stat(path);
  if (size > largest) {
    const remedy = 'turn it into one object per line: jq -c ".[]"';
    throw new CommandError(
      ExitCode.failed,
      `${path} is one JSON document of ${size} bytes.`,
      remedy,
    );
  }
  let document: unknown;
  try {
    document = JSON.parse(await fs.readFile(path, 'utf8'));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(ExitCode.failed, `${path} is no valid JSON: ${said}`, undefined, {
      cause,
    });
  }
  const list = listIn(document);
  const records = list.length === 0 && isObject(document) ? [document] : list.filter(isObject);
  yield { records, unreadable: list.length - records.length, bytesRead: size };
}
