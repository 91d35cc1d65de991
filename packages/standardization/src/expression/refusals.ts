import { patternFault } from './linear-regex';

/** Functions whose answer depends on when or where they run, and code out of text. */
export const refusedFunctions: ReadonlySet<string> = new Set([
  'now',
  'millis',
  'random',
  'shuffle',
  'eval',
]);

interface SyntaxPart {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly position?: unknown;
  readonly lhs?: unknown;
  readonly rhs?: unknown;
}

export interface Refusal {
  readonly message: string;
  readonly position: number;
  /** What it is about, as written. */
  readonly token: string;
}

/** Every part of a parsed expression, each once. */
function* partsOf(tree: unknown, seen = new Set<unknown>()): Generator<SyntaxPart> {
  if (typeof tree !== 'object' || tree === null || tree instanceof RegExp || seen.has(tree)) return;
  seen.add(tree);
  if (!Array.isArray(tree)) yield tree;
  for (const part of Object.values(tree) as unknown[]) yield* partsOf(part, seen);
}

function refusalOf({ type, value }: SyntaxPart): string | undefined {
  if (type === 'variable' && typeof value === 'string') {
    if (refusedFunctions.has(value))
      return `$${value} is not available: it gives another answer each time`;
    if (value.startsWith('__')) return `$${value} is not available`;
  }
  return type === 'regex' && value instanceof RegExp ? patternFault(value) : undefined;
}

/** The first thing in a parsed expression that we do not allow. */
export function refusalIn(tree: unknown): Refusal | undefined {
  for (const part of partsOf(tree)) {
    const message = refusalOf(part);
    const position = typeof part.position === 'number' ? part.position : 1;
    const { value } = part;
    const token = value instanceof RegExp ? `/${value.source}/` : String(value);
    if (message !== undefined) return { message, position, token };
  }
  return undefined;
}

/** The parts that say where ranges (`[1..n]`) begin and end. */
export function rangeEndsIn(tree: unknown): ReadonlySet<unknown> {
  const ends = new Set<unknown>();
  for (const part of partsOf(tree)) {
    if (part.type !== 'binary' || part.value !== '..') continue;
    ends.add(part.lhs);
    ends.add(part.rhs);
  }
  return ends;
}
