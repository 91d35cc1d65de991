import {
  cleansingFile,
  destinationFile,
  matchFile,
  modelFile,
  sourceFile,
  survivorshipFile,
  tableFile,
  workspaceFile,
} from '@concord/contracts/workspace';
import type { Fault, Finding } from './fault';
import type { FileKind, FolderFile } from './folder';
import { schemaFindings } from './schema/findings';
import { fillVariables, type Variables } from './yaml/variables';
import { parseYaml } from './yaml/yaml-file';

export const schemaOf = {
  concord: workspaceFile,
  model: modelFile,
  cleansing: cleansingFile,
  match: matchFile,
  survivorship: survivorshipFile,
  source: sourceFile,
  destination: destinationFile,
  table: tableFile,
} as const;

/** One file of the workspace, as far as it could be read. */
export interface Part {
  readonly kind: FileKind;
  readonly file: string;
  /** Variables filled in; undefined when it is not YAML at all. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly locate: (finding: Finding) => Fault;
}

/** These may be empty: everything in them has a default. */
const optional: ReadonlySet<FileKind> = new Set(['cleansing', 'match', 'survivorship']);

/** A secret that came by a variable or stands in a header is never repeated in a message. */
function withoutSecrets(
  findings: readonly Finding[],
  raw: unknown,
  filled: unknown,
): readonly Finding[] {
  const changed = JSON.stringify(raw) !== JSON.stringify(filled);
  return findings.map((finding) => {
    const hide = finding.path.includes('headers') || (changed && textDiffers(raw, filled, finding));
    return hide ? { ...finding, message: 'found a value that does not fit' } : finding;
  });
}

function textDiffers(raw: unknown, filled: unknown, { path }: Finding): boolean {
  const at = (value: unknown): unknown =>
    path.reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined,
      value,
    );
  return typeof at(filled) === 'string' && at(raw) !== at(filled);
}

/** Parses one file, fills in its variables and checks it against its schema. */
export function readPart({ kind, file, text }: FolderFile, variables: Variables): Part {
  const yaml = parseYaml(file, text);
  const none = { kind, file, value: undefined, locate: yaml.locate };
  if (yaml.value === undefined) return { ...none, faults: yaml.faults };
  if (yaml.value === null && !optional.has(kind)) {
    const empty = yaml.locate({ path: [], at: 'value', message: 'the file is empty' });
    return { ...none, faults: [...yaml.faults, empty] };
  }
  const raw = yaml.value ?? {};
  const filled = fillVariables(raw, variables);
  const unset = new Set(filled.findings.map((finding) => JSON.stringify(finding.path)));
  const findings = schemaFindings(schemaOf[kind], filled.value).filter(
    (finding) => !unset.has(JSON.stringify(finding.path)),
  );
  const all = [...filled.findings, ...withoutSecrets(findings, raw, filled.value)];
  const faults = [...yaml.faults, ...all.map((finding) => yaml.locate(finding))];
  return { kind, file, value: filled.value, faults, locate: yaml.locate };
}
