import { isList } from '../json';
import { alternatives, asShape, type Shape } from './shape';

const longest = 60;

/** What was found, in words: `text "yes"`, `number 5`, `a list`, `nothing`. */
export function valueWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') {
    return `text "${value.length > longest ? `${value.slice(0, longest)}…` : value}"`;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return `${typeof value} ${value}`;
  if (isList(value)) return 'a list';
  return 'an object';
}

function objectWords(shape: Shape): string {
  if (shape.properties === undefined) return 'an object of names and values';
  const required = new Set(shape.required ?? []);
  const keys = Object.entries(shape.properties).map(([key, property]) => {
    const constant = asShape(property).const;
    if (constant !== undefined) return `${key}: ${String(constant)}`;
    return required.has(key) ? `${key}: …` : `${key}?: …`;
  });
  return `{ ${keys.join(', ')} }`;
}

function numberWords(shape: Shape, noun: string): string {
  const { minimum, maximum } = shape;
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (low !== undefined && high !== undefined) return `${noun} from ${low} to ${high}`;
  if (low !== undefined) return `${noun} of at least ${low}`;
  return noun;
}

function listWords(shape: Shape): string {
  if (shape.items === undefined) return 'a list';
  const items = asShape(shape.items);
  const words = shapeWords(items);
  return alternatives(items).length > 1 ? `a list of (${words})` : `a list of ${words}`;
}

const kindWords: Record<string, (shape: Shape) => string> = {
  string: (shape) => (shape.format === 'uri' ? 'a URL' : 'text'),
  integer: (shape) => numberWords(shape, 'a whole number'),
  number: (shape) => numberWords(shape, 'a number'),
  boolean: () => 'true or false',
  array: listWords,
  object: objectWords,
};

/** Words in a row: `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  const unique = [...new Set(words)];
  if (unique.length < 2) return unique.join('');
  return `${unique.slice(0, -1).join(', ')} or ${unique.at(-1) ?? ''}`;
}

function listsThese(option: Shape, single: readonly string[]): boolean {
  if (option.type !== 'array' || option.items === undefined) return false;
  return alternatives(asShape(option.items)).every((item) => single.includes(shapeWords(item)));
}

/** What a shape asks for, in words that one could say aloud. */
export function shapeWords(shape: Shape): string {
  const options = alternatives(shape);
  if (options.length > 1) {
    const single = options.filter(({ type }) => type !== 'array').map(shapeWords);
    return oneOf(
      options.map((option) =>
        listsThese(option, single) ? 'a list of these' : shapeWords(option),
      ),
    );
  }
  if (shape.const !== undefined) return `"${String(shape.const)}"`;
  if (shape.enum !== undefined) return oneOf(shape.enum.map((word) => `"${String(word)}"`));
  const kinds: readonly string[] = isList(shape.type) ? shape.type : [shape.type ?? ''];
  return oneOf(kinds.map((kind) => kindWords[kind]?.(shape) ?? 'a value'));
}
