import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { systemCodeOf } from './local-stack-error';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off by a kill or a full disk: as good as absent, the next write replaces it.
    return undefined;
  }
}

/** The content of a JSON file of the expected form; undefined if it is absent, cut off or of another form. */
export async function readJson<T extends object>(
  file: string,
  isForm: (value: object) => value is T,
): Promise<T | undefined> {
  const text = await fs.readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return '';
    throw error;
  });
  const value = parse(text);
  return typeof value === 'object' && value !== null && isForm(value) ? value : undefined;
}

/** Writes a JSON file in one step: readers see the old content or the new, never half. */
export async function writeJson(file: string, value: object): Promise<void> {
  await fs.mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  await fs.writeFile(draft, `${JSON.stringify(value, null, 2)}\n`);
  await fs.rename(draft, file);
}
