import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import type { Fault, Finding, Path } from '../fault';
import { pathText } from '../fault';

interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML file that still knows where everything stood. */
export interface YamlFile {
  readonly file: string;
  /** Plain JSON-like data; undefined when the text is not YAML at all. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** The finding with file, line and column. */
  readonly locate: (finding: Finding) => Fault;
}

const remedies: Partial<Record<YAMLError['code'], { message: string; expected: string }>> = {
  TAB_AS_INDENT: { message: 'a tab stands in the indentation', expected: 'spaces' },
  BAD_INDENT: {
    message: 'the indentation does not fit',
    expected: 'the keys of one block to begin in the same column',
  },
  MULTIPLE_DOCS: { message: 'a second YAML document begins here', expected: 'one per file' },
};

function syntaxFinding(error: YAMLError, text: string): Omit<Finding, 'path' | 'at'> {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\r\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? '';
    return { message: `"${key}" appears twice`, expected: 'each key once' };
  }
  if (error.message.startsWith('Flow ')) {
    return { message: 'a bracket above is not closed', expected: '] or }' };
  }
  const remedy = remedies[error.code];
  if (remedy !== undefined) return remedy;
  return { message: `not valid YAML: ${error.message.split('\n')[0] ?? ''}` };
}

/** One step into a node: the offset of the key (or list entry) and the node found there. */
function step(
  node: Node,
  key: string | number,
): { keyAt: number | undefined; node: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair === undefined || !isScalar(pair.key)) return undefined;
    return { keyAt: pair.key.range?.[0], node: pair.value };
  }
  if (isSeq(node) && typeof key === 'number') {
    const entry: unknown = node.items[key];
    return entry === undefined ? undefined : { keyAt: undefined, node: entry };
  }
  return undefined;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

/** A block begins on the line below its key, so its key is the better place to point at. */
function isBlock(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** Where the path stands; where it ends early, the deepest part of it that does exist. */
function offsetOf(document: Document.Parsed, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [index, key] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const found = isNode(node) ? step(node, key) : undefined;
    if (found === undefined) return offset;
    node = found.node;
    const valueAt = isNode(node) ? node.range?.[0] : undefined;
    const wantsKey = at === 'key' || index < path.length - 1 || isBlock(node);
    offset = (wantsKey ? found.keyAt : valueAt) ?? valueAt ?? found.keyAt ?? offset;
  }
  return offset;
}

function plainValue(document: Document.Parsed): { value: unknown } | { problem: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { value };
  } catch (error) {
    // Unresolved aliases and alias bombs show only here; both are faults of the text.
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Parses YAML 1.2 text; faults of syntax and repeated keys included, none thrown. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults: Fault[] = document.errors.map((error) => ({
    file,
    ...position(error.pos[0]),
    path: '',
    ...syntaxFinding(error, text),
  }));
  const locate = ({ path, at, ...rest }: Finding): Fault => ({
    file,
    ...position(offsetOf(document, path, at)),
    path: pathText(path),
    ...rest,
  });
  const broken = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  if (broken) return { file, value: undefined, faults, locate };
  const plain = plainValue(document);
  if ('value' in plain) return { file, value: plain.value, faults, locate };
  faults.push(locate({ path: [], at: 'value', message: `not valid YAML: ${plain.problem}` }));
  return { file, value: undefined, faults, locate };
}
