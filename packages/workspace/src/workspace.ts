import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  cleansingFile,
  destinationFile,
  matchFile,
  modelFile,
  sourceFile,
  survivorshipFile,
  tableFile,
  workspaceFile,
  type Destination,
  type Source,
  type Workspace,
} from '@concord/contracts/workspace';
import { coherenceFaults } from './coherence/coherence';
import { byPlace, type Fault } from './fault';
import { readFolder } from './folder';
import { canonicalJson, textAt } from './json';
import { readPart, type Part } from './part';
import type { Variables } from './yaml/variables';

export { faultText, type Fault } from './fault';
export { workspaceDiff, changesText, type Change } from './difference';
export { nearestWord } from './nearest';
export { referenceMarkdown } from './reference/reference';

export type ReadWorkspace =
  | {
      readonly ok: true;
      readonly workspace: Workspace;
      /** SHA-256 in hex over the workspace: equal workspaces have equal hashes. */
      readonly hash: string;
      /** What is allowed but probably not meant. */
      readonly warnings: readonly Fault[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/** File paths of connections are written relative to the workspace folder. */
function withAbsolutePath<Connection extends { connector: string }>(
  connection: Connection,
  dir: string,
): Connection {
  if (!('path' in connection) || typeof connection.path !== 'string') return connection;
  return { ...connection, path: resolve(dir, connection.path) };
}

function assemble(parts: readonly Part[], dir: string): Workspace {
  const valueOf = (kind: Part['kind']): unknown =>
    parts.find((part) => part.kind === kind)?.value ?? {};
  const valuesOf = (kind: Part['kind']): unknown[] =>
    parts.filter((part) => part.kind === kind).map((part) => part.value);
  const { workspace: name, description } = workspaceFile.parse(valueOf('concord'));
  const sources = valuesOf('source').map((value): Source => {
    const source = sourceFile.parse(value);
    return { ...source, connection: withAbsolutePath(source.connection, dir) };
  });
  const destinations = valuesOf('destination').map((value): Destination => {
    const destination = destinationFile.parse(value);
    return { ...destination, connection: withAbsolutePath(destination.connection, dir) };
  });
  const tables = valuesOf('table').map((value) => tableFile.parse(value));
  return {
    name,
    ...(description === undefined ? {} : { description }),
    model: modelFile.parse(valueOf('model')),
    sources: sources.sort((a, b) => (a.source < b.source ? -1 : 1)),
    ...cleansingFile.parse(valueOf('cleansing')),
    match: matchFile.parse(valueOf('match')).match,
    survivorship: survivorshipFile.parse(valueOf('survivorship')).survivorship,
    destinations: destinations.sort((a, b) => (a.destination < b.destination ? -1 : 1)),
    ...(tables.length === 0
      ? {}
      : { tables: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])) }),
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A source file that is not there yet may come later, so it is a warning. */
async function absentFiles(parts: readonly Part[], dir: string): Promise<Fault[]> {
  const warnings: Fault[] = [];
  for (const part of parts.filter(({ kind }) => kind === 'source')) {
    const connection: unknown =
      typeof part.value === 'object' && part.value !== null
        ? Reflect.get(part.value, 'connection')
        : undefined;
    const path = textAt(connection, 'path');
    if (path === undefined || (await exists(resolve(dir, path)))) continue;
    const message = `there is no file ${resolve(dir, path)}`;
    const expected = 'a path relative to the workspace folder';
    warnings.push(part.locate({ path: ['connection', 'path'], at: 'value', message, expected }));
  }
  return warnings;
}

function withoutRepeats(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ file, path, line, message }) => {
    const key = canonicalJson([file, path, line, message]);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Reads a workspace folder: `concord.yaml`, `model.yaml`, `sources/*.yaml`, and, where they
 * exist, `cleansing.yaml`, `match.yaml`, `survivorship.yaml`, `destinations/*.yaml` and `tables/*.yaml`. `${NAME}` and
 * `${NAME:-default}` in texts are taken from `variables`. Answers the workspace with file paths
 * made absolute, or all faults of all files in one go, ordered by file and line.
 */
export async function readWorkspace(dir: string, variables: Variables): Promise<ReadWorkspace> {
  const folder = await readFolder(dir);
  const parts = folder.files.map((file) => readPart(file, variables));
  const coherence = coherenceFaults(parts);
  const warnings = [
    ...folder.warnings,
    ...coherence.warnings,
    ...(await absentFiles(parts, dir)),
  ].sort(byPlace);
  const faults = [...folder.faults, ...parts.flatMap((part) => part.faults), ...coherence.faults];
  if (faults.length > 0)
    return { ok: false, faults: withoutRepeats(faults).sort(byPlace), warnings };
  const workspace = assemble(parts, resolve(dir));
  const hash = createHash('sha256').update(canonicalJson(workspace)).digest('hex');
  return { ok: true, workspace, hash, warnings };
}
