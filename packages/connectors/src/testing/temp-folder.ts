import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the tests of one file; it is gone afterwards. */
export function tempFolder(): {
  path: string;
  write: (name: string, content: string | Buffer) => string;
} {
  const path = mkdtempSync(join(tmpdir(), 'concord-connectors-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write: (name, content) => {
      writeFileSync(join(path, name), content);
      return name;
    },
  };
}
