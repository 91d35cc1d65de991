import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from './fault';
import { nearestWord } from './nearest';

/** What a workspace file is about; sources and destinations come once per system. */
export type FileKind =
  'concord' | 'model' | 'cleansing' | 'match' | 'survivorship' | 'source' | 'destination' | 'table';

export interface FolderFile {
  readonly kind: FileKind;
  /** Relative to the workspace folder, with slashes. */
  readonly file: string;
  readonly text: string;
}

export interface Folder {
  readonly files: readonly FolderFile[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

const singles = ['concord', 'model', 'cleansing', 'match', 'survivorship'] as const;
const folders = { sources: 'source', destinations: 'destination', tables: 'table' } as const;
const yamlName = /^(.+)\.ya?ml$/i;

function folderFault(file: string, message: string, expected?: string, nearest?: string): Fault {
  return {
    file,
    line: 1,
    column: 1,
    path: '',
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Names in a folder, sorted; undefined when there is no such folder. */
async function namesIn(path: string): Promise<string[] | undefined> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function readText(dir: string, file: string): Promise<string | Fault> {
  try {
    const bytes = await readFile(join(dir, file));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const notUtf8 = codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    const reason = notUtf8 ? 'it is not UTF-8' : String(error);
    return folderFault(file, `cannot be read: ${reason}`, 'a readable file in UTF-8');
  }
}

/** The files of the top folder by kind, and what looks like one of them but is not. */
function sortTop(names: readonly string[]): {
  found: { kind: FileKind; file: string }[];
  strange: Fault[];
  ignored: Fault[];
} {
  const found: { kind: FileKind; file: string }[] = [];
  const strange: Fault[] = [];
  const ignored: Fault[] = [];
  for (const file of names) {
    const stem = yamlName.exec(file)?.[1];
    const kind = singles.find((single) => single === stem);
    const twin = found.find((other) => other.kind === kind);
    const near = nearestWord(stem ?? file, stem === undefined ? Object.keys(folders) : singles);
    if (kind !== undefined && twin !== undefined) {
      strange.push(folderFault(file, `${twin.file} says the same thing`, `one ${kind} file`));
    } else if (kind !== undefined) {
      found.push({ kind, file });
    } else if (near !== undefined && !(file in folders)) {
      const meant = stem === undefined ? near : `${near}.yaml`;
      strange.push(folderFault(file, 'this name is not part of a workspace', undefined, meant));
    } else if (stem !== undefined && !file.startsWith('.')) {
      ignored.push(
        folderFault(
          file,
          'is not part of a workspace and was not read',
          singles.map((s) => `${s}.yaml`).join(', '),
        ),
      );
    }
  }
  return { found, strange, ignored };
}

function missingFaults(dir: string, found: readonly { kind: FileKind }[]): Fault[] {
  const has = (kind: FileKind): boolean => found.some((entry) => entry.kind === kind);
  const faults: Fault[] = [];
  if (!has('concord')) {
    const message = `${dir} is not a workspace: there is no concord.yaml`;
    faults.push(folderFault('concord.yaml', message, 'a file that says: workspace: my-company'));
  }
  if (!has('model') && has('concord')) {
    const message = 'there is no model.yaml';
    faults.push(folderFault('model.yaml', message, 'the entities and their fields'));
  }
  return faults;
}

/** Finds and reads the files of a workspace folder; never throws for what stands in it. */
export async function readFolder(dir: string): Promise<Folder> {
  const top = await namesIn(dir);
  if (top === undefined) {
    const fault = folderFault('concord.yaml', `there is no folder ${dir}`, 'a workspace folder');
    return { files: [], faults: [fault], warnings: [] };
  }
  const { found, strange, ignored } = sortTop(top);
  const faults = [...missingFaults(dir, found), ...strange];
  for (const [folder, kind] of Object.entries(folders)) {
    for (const name of (await namesIn(join(dir, folder))) ?? []) {
      if (yamlName.test(name)) found.push({ kind, file: `${folder}/${name}` });
    }
  }
  const files: FolderFile[] = [];
  for (const { kind, file } of found) {
    const text = await readText(dir, file);
    if (typeof text === 'string') files.push({ kind, file, text });
    else faults.push(text);
  }
  return { files, faults, warnings: ignored };
}
